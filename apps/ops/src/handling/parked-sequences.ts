import type { ParkedSequence } from '@bujiao/replay';
import type { Pool } from 'pg';

export interface LetterSelection {
  readonly group?: string | undefined;
  readonly orderId?: string | undefined;
  /** As `/dead-letters/why` counts it. */
  readonly reason?: string | undefined;
  /** ISO 8601. */
  readonly since?: string | undefined;
}

/** Whole orders that have a letter which fits: a later event must not overtake the one that failed. */
const SEQUENCES = `
select group_name as "group", order_id as "orderId", count(*)::int as letters
from event_bus.dead_letters
where state = 'parked' and order_id is not null
  and ($1::text is null or group_name = $1) and ($2::text is null or order_id = $2)
group by group_name, order_id
having bool_or(
  ($3::text is null or case reason when 'behind' then reason else coalesce(error_code, reason) end = $3)
  and ($4::timestamptz is null or parked_at >= $4))
order by min(id) limit $5`;

/** The longest parked first. */
export async function parkedSequences(
  pool: Pool,
  { group, orderId, reason, since }: LetterSelection,
  limit: number,
): Promise<readonly ParkedSequence[]> {
  const values = [group ?? null, orderId ?? null, reason ?? null, since ?? null, limit];
  return (await pool.query<ParkedSequence>(SEQUENCES, values)).rows;
}
