import type { Pool } from 'pg';
import type { BusEvent } from '../bus-event.js';
import type { ContentSeal } from './content-seal.js';
import {
  ORDER_UNKNOWN_AFTER_MS,
  type DeadLetter,
  type LetterEdit,
  type LetterEditRecord,
  type UnrecordedEdit,
} from './dead-letters.port.js';
import { contentColumns } from './letter-row.js';

const EDIT = `
with letter as (
  update event_bus.dead_letters set event = $3, sealed = $4, edits = edits + 1
  where id = $1 and state = 'parked' and edits = $2 returning id
) insert into event_bus.dead_letter_edits (letter_id, edited_by, why, changed) select id, $5, $6, $7 from letter`;

/** Changes the letter and records who did, in one statement. False: it was closed or changed meanwhile, or carries no event. */
export async function editLetter(
  pool: Pool,
  { id, event }: DeadLetter,
  { data, edits, changed, by, why }: LetterEdit,
  seal: ContentSeal | undefined,
): Promise<boolean> {
  if (!event) return false;
  const columns = await contentColumns({ ...event, data }, seal);
  const values = [id, edits, columns.event, columns.sealed, by, why, changed];
  const { rowCount } = await pool.query(EDIT, values);
  return rowCount === 1;
}

export async function editsOf(pool: Pool, id: string): Promise<readonly LetterEditRecord[]> {
  const { rows } = await pool.query<EditRow>(
    'select edited_at, edited_by, why, changed, order_unknown_at from event_bus.dead_letter_edits where letter_id = $1 order by id',
    [id],
  );
  return rows.map(toRecord);
}

interface EditRow {
  readonly edited_at: Date;
  readonly edited_by: string;
  readonly why: string;
  readonly changed: readonly string[];
  readonly order_unknown_at: Date | null;
}

const toRecord = (row: EditRow): LetterEditRecord => ({
  at: row.edited_at.toISOString(),
  by: row.edited_by,
  why: row.why,
  changed: row.changed,
  ...(row.order_unknown_at && { orderUnknownAt: row.order_unknown_at.toISOString() }),
});

type WithEvent = EditRow & { readonly id: string; readonly group_name: string; readonly event: string };

const WITH_EVENT = `
select e.id, e.edited_at, e.edited_by, e.why, e.changed, e.order_unknown_at, d.group_name, d.event
from event_bus.dead_letter_edits e join event_bus.dead_letters d on d.id = e.letter_id`;

function toUnrecorded(row: WithEvent): UnrecordedEdit {
  const { id, type, orderId } = JSON.parse(row.event) as BusEvent;
  return { ...toRecord(row), editId: row.id, group: row.group_name, event: { id, type, orderId } };
}

/** See {@link DeadLetterDesk.unrecordedEdits}. */
export async function unrecordedEdits(pool: Pool): Promise<readonly UnrecordedEdit[]> {
  const { rows } = await pool.query<WithEvent>({
    name: 'event-bus-unrecorded-edits',
    text: `${WITH_EVENT} where e.record_at <= now() order by e.id limit 100`,
  });
  return rows.map(toUnrecorded);
}

/** See {@link DeadLetterDesk.editsOfUnknownOrders}. */
export async function editsOfUnknownOrders(pool: Pool): Promise<readonly UnrecordedEdit[]> {
  const { rows } = await pool.query<WithEvent>(
    `${WITH_EVENT} where e.order_unknown_at is not null order by e.order_unknown_at desc limit 100`,
  );
  return rows.map(toUnrecorded);
}

export async function editRecorded(pool: Pool, editId: string): Promise<void> {
  await pool.query('update event_bus.dead_letter_edits set record_at = null where id = $1', [editId]);
}

export async function postponeEdit(pool: Pool, editId: string): Promise<void> {
  await pool.query(
    `update event_bus.dead_letter_edits set record_at = now() + interval '1 minute' where id = $1`,
    [editId],
  );
}

/** See {@link DeadLetterDesk.orderUnknown}. */
export async function orderUnknown(pool: Pool, editId: string): Promise<void> {
  await pool.query(
    `update event_bus.dead_letter_edits set
       record_at = case when edited_at > now() - $2 * interval '1 ms' then now() + interval '1 minute' end,
       order_unknown_at = case when edited_at > now() - $2 * interval '1 ms' then null else now() end
     where id = $1`,
    [editId, ORDER_UNKNOWN_AFTER_MS],
  );
}

/** See {@link DeadLetterDesk.orderKnown}. */
export async function orderKnown(pool: Pool, editId: string): Promise<void> {
  await pool.query(
    `update event_bus.dead_letter_edits set record_at = now(), order_unknown_at = null
     where id = $1 and order_unknown_at is not null`,
    [editId],
  );
}
