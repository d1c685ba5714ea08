import type { Session } from './connections.js';

export interface HeldBack {
  /** Committed events that no subscription can read yet; counted up to 10,000. */
  readonly events: number;
  /** Milliseconds since the oldest of them was recorded; 0 without any. */
  readonly ageMs: number;
}

/** Small and short-lived under load; a growing age means a transaction that somebody forgot to end. */
export async function readHeldBack(on: Session, schema: string): Promise<HeldBack> {
  const text = `
    SELECT count(*), (coalesce(extract(epoch FROM clock_timestamp() - min(recorded_at)), 0) * 1000)::bigint
    FROM (
      SELECT recorded_at FROM ${schema}.events
      WHERE transaction_id >= pg_snapshot_xmin(pg_current_snapshot())
      ORDER BY transaction_id, position LIMIT 10000
    ) AS held_back`;
  const [row] = await on.rows<readonly [events: string, ageMs: string]>({
    name: 'held-back',
    text,
    parameters: [],
  });
  const [events = 0, ageMs = 0] = (row ?? []).map(Number);
  return { events, ageMs };
}
