import type { Pool } from 'pg';

/** Dead letters of one consumer group that failed for one reason. */
export interface DeadLetterReason {
  readonly group: string;
  /** The error's stable code; without one, the reason for parking. */
  readonly reason: string;
  /** Letters whose event failed for this reason. */
  readonly failed: number;
  /** Letters of the same orders that wait behind them. */
  readonly waiting: number;
  readonly orders: number;
  /** Calls that failed, over all of them. */
  readonly attempts: number;
  /** ISO 8601. */
  readonly firstAt: string;
  readonly lastAt: string;
  /** Id of the oldest letter. */
  readonly example: string;
  /** The last action of a person on a letter with this reason. */
  readonly lastTime?: {
    readonly what: string;
    readonly who: string;
    readonly why: string;
    readonly at: string;
  };
}

interface Row {
  readonly group_name: string;
  readonly label: string;
  readonly failed: number;
  readonly waiting: number;
  readonly orders: number;
  readonly attempts: number;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly example: string;
  readonly what: string | null;
  readonly who: string | null;
  readonly why: string | null;
  readonly closed_at: Date | null;
}

/** A letter that waits behind another one of its order counts for the reason of the first. */
const REASONS = `
with labelled as (
  select id, group_name, order_id, reason, attempts, parked_at,
    first_value(coalesce(error_code, reason)) over (
      partition by group_name, coalesce(order_id, 'letter ' || id) order by (reason = 'behind'), id
    ) as label
  from event_bus.dead_letters where state = 'parked' and ($1::text is null or group_name = $1)
), grouped as (
  select group_name, label, count(*) filter (where reason <> 'behind')::int as failed,
    count(*) filter (where reason = 'behind')::int as waiting, count(distinct order_id)::int as orders,
    sum(attempts)::int as attempts, min(parked_at) as first_at, max(parked_at) as last_at, min(id)::text as example
  from labelled group by group_name, label
)
select g.*, c.state as what, c.closed_by as who, c.closed_why as why, c.closed_at
from grouped as g left join lateral (
  select state, closed_by, closed_why, closed_at from event_bus.dead_letters as d
  where d.group_name = g.group_name and d.state <> 'parked' and coalesce(d.error_code, d.reason) = g.label
  order by closed_at desc limit 1
) as c on true
order by g.failed desc, g.group_name, g.label`;

/** Parked letters by consumer group and reason, the most frequent first. */
export async function deadLetterReasons(pool: Pool, group?: string): Promise<readonly DeadLetterReason[]> {
  const { rows } = await pool.query<Row>(REASONS, [group ?? null]);
  return rows.map(toReason);
}

const toReason = (row: Row): DeadLetterReason => ({
  group: row.group_name,
  reason: row.label,
  failed: row.failed,
  waiting: row.waiting,
  orders: row.orders,
  attempts: row.attempts,
  firstAt: row.first_at.toISOString(),
  lastAt: row.last_at.toISOString(),
  example: row.example,
  ...(row.what !== null && {
    lastTime: {
      what: row.what,
      who: row.who ?? 'unknown',
      why: row.why ?? '',
      at: row.closed_at?.toISOString() ?? '',
    },
  }),
});
