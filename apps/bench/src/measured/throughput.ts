import { runClosedLoop } from '@bujiao/simulator';
import type { ClientBase } from 'pg';
import { epochOfPerformance } from './clock.js';
import { assertAllAccepted, type Load } from './load.js';
import { commitTimes, waitForEvents } from './outcome.js';

/** Requests in flight: enough that the product is never short of work. */
const IN_FLIGHT = 256;
const CLOSED = 'ResubmissionClosed';

/** Resubmissions a second, from the first request to the commit of the last `ResubmissionClosed`. */
export async function measureThroughput(client: ClientBase, { orderIds, send }: Load): Promise<number> {
  const startedAt = epochOfPerformance() + performance.now();
  assertAllAccepted(await runClosedLoop(send, { total: orderIds.length, inFlight: IN_FLIGHT }));
  await waitForEvents(client, orderIds, CLOSED);
  const closedAt = (await commitTimes(client, orderIds, CLOSED)).reduce(
    (latest, at) => Math.max(latest, at),
    -Infinity,
  );
  return (orderIds.length * 1_000) / (closedAt - startedAt);
}
