import { LatencyFloor } from '../bare/latency-floor.js';
import { readProductRows } from '../bare/product-rows.js';
import { measureLatency } from '../measured/latency.js';
import { appendSizes } from '../measured/outcome.js';
import type { Figure } from '../report/figure.js';
import { compare } from '../report/median.js';
import type { WarmWorld } from './world.js';

interface Pair {
  readonly value: number;
  readonly floor: number;
}

/** From request to delivered at a fixed rate, and the bare path at the same rate right after it. */
export async function latencyRounds({ world, tables }: WarmWorld, perSecond: number): Promise<Figure[]> {
  const { options, say, client, url, hop } = world.given;
  const floor = new LatencyFloor(url, tables, hop);
  const over = (seconds: number) =>
    world.underLoad(Math.round(perSecond * seconds), (load) => measureLatency(client, load, perSecond));
  const [p50, p99]: [Pair[], Pair[]] = [[], []];
  try {
    await over(options.latencyWarmUpSeconds);
    for (let round = 1; round <= options.rounds; round += 1) {
      const { result: measured, orderIds } = await over(options.latencySeconds);
      const orders = await readProductRows(client, tables, orderIds);
      const bare = await floor.measure({
        orders,
        appendSizes: await appendSizes(client, orderIds),
        perSecond,
      });
      const at = (share: number): Pair => ({ value: measured.quantile(share), floor: bare.quantile(share) });
      p50.push(at(0.5));
      p99.push(at(0.99));
      const [half, most] = [at(0.5), at(0.99)].map(
        (pair) => `${pair.value.toFixed(2)} ms, bare ${pair.floor.toFixed(2)} ms`,
      );
      say(`latency ${round}/${options.rounds} at ${perSecond.toFixed(0)}/s: p50 ${half}; p99 ${most}`);
    }
  } finally {
    await floor.close();
  }
  return [world.figure('latency.p50', 'ms', compare(p50)), world.figure('latency.p99', 'ms', compare(p99))];
}
