import type { Pool } from 'pg';
import type { ParkedEvent } from '../dispatch/parking.port.js';
import type { ContentSeal } from './content-seal.js';
import type {
  DeadLetter,
  DeadLetterFilter,
  DeadLetters,
  LetterEdit,
  LetterEditRecord,
  RedriveRequest,
  UnrecordedEdit,
} from './dead-letters.port.js';
import {
  editLetter,
  editRecorded,
  editsOf,
  editsOfUnknownOrders,
  orderKnown,
  orderUnknown,
  postponeEdit,
  unrecordedEdits,
} from './letter-edits.js';
import { LETTER_COLUMNS, toOpenLetter, toRow, type LetterRow } from './letter-row.js';
import { migrateEventBus } from './migration.js';

const PARK = `
insert into event_bus.dead_letters
  (group_name, reason, source, event_id, order_id, partition, position, attempts, error_code, error, event, message, sealed)
select group_name, reason, source, event_id, order_id, partition, position, attempts, error_code, error, event, message, sealed
from rows from (json_to_recordset($1::json) as (
  group_name text, reason text, source text, event_id text, order_id text, partition text, position text,
  attempts int, error_code text, error text, event text, message text, sealed text
)) with ordinality as letter
order by ordinality
on conflict do nothing`;

const LIST = `
select ${LETTER_COLUMNS} from event_bus.dead_letters
where state = $1 and ($2::text is null or group_name = $2) and ($3::text is null or order_id = $3) and id > $4
order by id limit $5`;

/**
 * Dead letters in the tables of {@link migrateEventBus}. Their content may be personal data: it is sealed, and removed when the letter
 * is closed. Who closed it and why, and the event's identity, stay.
 */
export class PostgresDeadLetters implements DeadLetters {
  /** @param seal @default none: content is stored in the clear */
  constructor(
    private readonly pool: Pool,
    private readonly seal?: ContentSeal,
  ) {}

  prepare(): Promise<void> {
    return migrateEventBus(this.pool);
  }

  /** A conflict can only be with the same event of the same group: it is parked already, so nothing has to be done. */
  async park(events: readonly ParkedEvent[]): Promise<void> {
    const rows = await Promise.all(events.map((event) => toRow(event, this.seal)));
    await this.pool.query({ name: 'event-bus-park', text: PARK, values: [JSON.stringify(rows)] });
  }

  async blockedOrders(group: string): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ order_id: string }>(
      `select distinct order_id from event_bus.dead_letters where group_name = $1 and state = 'parked' and order_id is not null`,
      [group],
    );
    return rows.map((row) => row.order_id);
  }

  async oldest(group: string, orderId: string): Promise<DeadLetter | undefined> {
    return (await this.list({ group, orderId, limit: 1 }))[0];
  }

  async list(filter: DeadLetterFilter = {}): Promise<readonly DeadLetter[]> {
    const { group = null, orderId = null, state = 'parked', after = '0', limit = 100 } = filter;
    const { rows } = await this.pool.query<LetterRow>(LIST, [state, group, orderId, after, limit]);
    return Promise.all(rows.map((row) => toOpenLetter(row, this.seal)));
  }

  async show(id: string): Promise<DeadLetter | undefined> {
    if (!/^\d{1,18}$/.test(id)) return undefined;
    const { rows } = await this.pool.query<LetterRow>(
      `select ${LETTER_COLUMNS} from event_bus.dead_letters where id = $1`,
      [id],
    );
    return rows[0] && toOpenLetter(rows[0], this.seal);
  }

  async redrive(group: string, orderId: string, by: string, why?: string): Promise<void> {
    const oldest = await this.oldest(group, orderId);
    await this.request({ group, orderId, run: true, ...partitionOf(oldest?.partition) }, by, why);
  }

  async discard(id: string, by: string, why: string): Promise<boolean> {
    const { rows } = await this.pool.query<{
      group_name: string;
      order_id: string | null;
      partition: string;
    }>(
      `update event_bus.dead_letters set state = 'discarded', sealed = null, closed_at = now(), closed_by = $2, closed_why = $3
       where id = $1 and state = 'parked' returning group_name, order_id, partition`,
      [id, by, why],
    );
    const [row] = rows;
    if (row?.order_id)
      await this.request(
        { group: row.group_name, orderId: row.order_id, run: false, partition: row.partition },
        by,
      );
    return row !== undefined;
  }

  async edit(id: string, edit: LetterEdit): Promise<boolean> {
    const letter = await this.show(id);
    return letter !== undefined && editLetter(this.pool, letter, edit, this.seal);
  }

  edits(id: string): Promise<readonly LetterEditRecord[]> {
    return editsOf(this.pool, id);
  }

  unrecordedEdits(): Promise<readonly UnrecordedEdit[]> {
    return unrecordedEdits(this.pool);
  }

  editRecorded(editId: string): Promise<void> {
    return editRecorded(this.pool, editId);
  }

  postponeEdit(editId: string): Promise<void> {
    return postponeEdit(this.pool, editId);
  }

  orderUnknown(editId: string): Promise<void> {
    return orderUnknown(this.pool, editId);
  }

  editsOfUnknownOrders(): Promise<readonly UnrecordedEdit[]> {
    return editsOfUnknownOrders(this.pool);
  }

  orderKnown(editId: string): Promise<void> {
    return orderKnown(this.pool, editId);
  }

  async redriven(id: string): Promise<void> {
    await this.pool.query(
      `with request as (
         select r.requested_by, r.why from event_bus.redrive_requests r, event_bus.dead_letters d
         where d.id = $1 and r.group_name = d.group_name and r.order_id = d.order_id
       ) update event_bus.dead_letters set state = 'redriven', sealed = null, closed_at = now(),
         closed_by = (select requested_by from request), closed_why = coalesce((select why from request), 'handled')
       where id = $1 and state = 'parked'`,
      [id],
    );
  }

  async failedAgain(
    id: string,
    error: { readonly errorCode: string; readonly error: string },
  ): Promise<void> {
    await this.pool.query(
      `update event_bus.dead_letters set attempts = attempts + 1, error_code = $2, error = $3,
         reason = case reason when 'behind' then 'attempts-exhausted' else reason end
       where id = $1 and state = 'parked'`,
      [id, clean(error.errorCode), clean(error.error)],
    );
  }

  async requests(groups: readonly string[]): Promise<readonly RedriveRequest[]> {
    const { rows } = await this.pool.query<{
      group_name: string;
      order_id: string;
      run: boolean;
      partition: string | null;
    }>({
      name: 'event-bus-redrive-requests',
      text: 'select group_name, order_id, run, partition from event_bus.redrive_requests where group_name = any($1) order by requested_at',
      values: [groups],
    });
    return rows.map((row) => ({
      group: row.group_name,
      orderId: row.order_id,
      run: row.run,
      ...partitionOf(row.partition),
    }));
  }

  /** A request that was meanwhile raised from a check to a run stays. */
  async endRequest({ group, orderId, run }: RedriveRequest): Promise<void> {
    await this.pool.query(
      'delete from event_bus.redrive_requests where group_name = $1 and order_id = $2 and run = $3',
      [group, orderId, run],
    );
  }

  private async request(
    { group, orderId, run, partition }: RedriveRequest,
    by: string,
    why?: string,
  ): Promise<void> {
    await this.pool.query(
      `insert into event_bus.redrive_requests (group_name, order_id, run, requested_by, partition, why) values ($1, $2, $3, $4, $5, $6)
       on conflict (group_name, order_id) do update
         set run = redrive_requests.run or excluded.run, requested_by = excluded.requested_by, partition = excluded.partition, why = excluded.why`,
      [group, orderId, run, by, partition, why],
    );
  }
}

const partitionOf = (partition: string | null | undefined): { partition?: string } =>
  partition === null || partition === undefined ? {} : { partition };

/** PostgreSQL stores no NUL in a text. */
const clean = (text: string): string => text.replaceAll('\0', '\uFFFD');
