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

/** Letters that fit, and how many of their orders' letters wait behind them without fitting. */
export interface ParkedLetters {
  readonly ids: readonly string[];
  readonly orders: number;
  readonly behind: number;
}

const LETTERS = `
with fitting as (
  select id, group_name, order_id from event_bus.dead_letters
  where state = 'parked' and ($1::text is null or group_name = $1) and ($2::text is null or order_id = $2)
    and ($3::text is null or case reason when 'behind' then reason else coalesce(error_code, reason) end = $3)
    and ($4::timestamptz is null or parked_at >= $4)
  order by id limit $5
)
select array(select id::text from fitting order by id) as ids,
  (select count(distinct (group_name, order_id)) from fitting where order_id is not null)::int as orders,
  (select count(*) from event_bus.dead_letters d
   where d.state = 'parked' and d.id not in (select id from fitting)
     and (d.group_name, d.order_id) in (select group_name, order_id from fitting))::int as behind`;

/** Single letters, also of messages that are about no order; the oldest first. */
export async function parkedLetters(
  pool: Pool,
  { group, orderId, reason, since }: LetterSelection,
  limit: number,
): Promise<ParkedLetters> {
  const values = [group ?? null, orderId ?? null, reason ?? null, since ?? null, limit];
  const { rows } = await pool.query<ParkedLetters>(LETTERS, values);
  return rows[0] ?? { ids: [], orders: 0, behind: 0 };
}
