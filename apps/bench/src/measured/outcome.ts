import { orderStream } from '@bujiao/contracts';
import type { ClientBase } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';

const PROBED_AT_ONCE = 200;
const PROBE_EVERY_MS = 20;
const STUCK_AFTER_MS = 60_000;

/**
 * Waits until every order has a recorded event of `type`. It looks at a few streams at a time, the last ones first, so that
 * looking costs the measured system next to nothing. Throws where nothing has moved for a minute.
 */
export async function waitForEvents(
  client: ClientBase,
  orderIds: readonly string[],
  type: string,
): Promise<void> {
  let waiting = orderIds.map(orderStream);
  let movedAt = performance.now();
  while (waiting.length > 0) {
    const probed = waiting.slice(-PROBED_AT_ONCE);
    const { rows } = await client.query<{ stream: string }>({
      name: 'probe',
      text: 'SELECT stream FROM event_store.events WHERE stream = ANY ($1) AND type = $2',
      values: [probed, type],
    });
    if (rows.length > 0) movedAt = performance.now();
    if (performance.now() - movedAt > STUCK_AFTER_MS)
      throw new Error(`${waiting.length} orders wait for ${type}, such as ${waiting.at(-1)}`);
    const seen = new Set(rows.map(({ stream }) => stream));
    waiting = [...waiting.slice(0, -PROBED_AT_ONCE), ...probed.filter((stream) => !seen.has(stream))];
    if (seen.size < probed.length) await sleep(PROBE_EVERY_MS);
  }
}

/** When each order's event of `type` was committed, in milliseconds since the epoch, in the order of `orderIds`. */
export async function commitTimes(
  client: ClientBase,
  orderIds: readonly string[],
  type: string,
): Promise<number[]> {
  const { rows } = await client.query<{ stream: string; at: number }>(
    `SELECT stream, (extract(epoch FROM pg_xact_commit_timestamp(transaction_id::xid)) * 1000)::float8 AS at
     FROM event_store.events WHERE stream = ANY ($1) AND type = $2`,
    [orderIds.map(orderStream), type],
  );
  const byStream = new Map(rows.map(({ stream, at }) => [stream, at]));
  return orderIds.map((id) => byStream.get(orderStream(id)) ?? NaN);
}

/** Of each order, how many events each of its appends had, in the order in which they were made. */
export async function appendSizes(client: ClientBase, orderIds: readonly string[]): Promise<number[][]> {
  const { rows } = await client.query<{ stream: string; sizes: number[] }>(
    `SELECT stream, array_agg(events::integer ORDER BY first) AS sizes
     FROM (SELECT stream, count(*) AS events, min(revision) AS first FROM event_store.events WHERE stream = ANY ($1) GROUP BY stream, transaction_id) AS appends
     GROUP BY stream`,
    [orderIds.map(orderStream)],
  );
  const byStream = new Map(rows.map(({ stream, sizes }) => [stream, sizes]));
  return orderIds.map((id) => byStream.get(orderStream(id)) ?? []);
}
