import { Latencies, runOpenLoop } from '@bujiao/simulator';
import type { ClientBase } from 'pg';
import { epochOfPerformance } from './clock.js';
import { assertAllAccepted, type Load } from './load.js';
import { commitTimes, waitForEvents } from './outcome.js';

/**
 * From when a request was due to the commit of its `ResubmissionDelivered`, at a fixed rate whatever the answers do: a stall counts
 * for every request that it delays.
 */
export async function measureLatency(
  client: ClientBase,
  { orderIds, send }: Load,
  perSecond: number,
): Promise<Latencies> {
  const epoch = epochOfPerformance();
  let startedAt = 0;
  const result = await runOpenLoop(
    (index) => {
      if (index === 0) startedAt = epoch + performance.now();
      return send(index);
    },
    { total: orderIds.length, perSecond },
  );
  assertAllAccepted(result);
  await waitForEvents(client, orderIds, 'ResubmissionClosed');
  const latencies = new Latencies(orderIds.length);
  const delivered = await commitTimes(client, orderIds, 'ResubmissionDelivered');
  delivered.forEach((at, index) => latencies.add(at - (startedAt + (index * 1_000) / perSecond)));
  return latencies;
}
