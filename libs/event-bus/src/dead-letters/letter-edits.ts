import type { Pool } from 'pg';
import type { BusEvent } from '../bus-event.js';
import type { ContentSeal } from './content-seal.js';
import type { DeadLetter, LetterEdit, LetterEditRecord, UnrecordedEdit } from './dead-letters.port.js';
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
    'select edited_at, edited_by, why, changed from event_bus.dead_letter_edits where letter_id = $1 order by id',
    [id],
  );
  return rows.map(toRecord);
}

interface EditRow {
  readonly edited_at: Date;
  readonly edited_by: string;
  readonly why: string;
  readonly changed: readonly string[];
}

const toRecord = ({ edited_at: at, edited_by: by, why, changed }: EditRow): LetterEditRecord => ({
  at: at.toISOString(),
  by,
  why,
  changed,
});

/** See {@link DeadLetterDesk.unrecordedEdits}. */
export async function unrecordedEdits(pool: Pool): Promise<readonly UnrecordedEdit[]> {
  const { rows } = await pool.query<EditRow & { id: string; group_name: string; event: string }>({
    name: 'event-bus-unrecorded-edits',
    text: `select e.id, e.edited_at, e.edited_by, e.why, e.changed, d.group_name, d.event
       from event_bus.dead_letter_edits e join event_bus.dead_letters d on d.id = e.letter_id
       where e.record_at <= now() order by e.id limit 100`,
  });
  return rows.map((row) => {
    const { id, type, orderId } = JSON.parse(row.event) as BusEvent;
    return { ...toRecord(row), editId: row.id, group: row.group_name, event: { id, type, orderId } };
  });
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
