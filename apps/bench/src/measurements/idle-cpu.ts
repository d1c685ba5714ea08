import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from '../report/figure.js';
import { cpuSeconds } from '../system/cpu-time.js';
import type { World } from './world.js';

/** Until what the load left behind is done. */
const SETTLE_MS = 10_000;
const WATCH_MS = 20_000;
/** Percent of a core that the product may use while nothing happens. */
const MOST = 10;

/** What the product's processes use together while nobody asks for anything. */
export async function idleCpu(world: World): Promise<Figure[]> {
  const { system, say } = world.given;
  await sleep(SETTLE_MS);
  const used = (): number => [...system.processes.values()].reduce((sum, pid) => sum + cpuSeconds(pid), 0);
  const before = used();
  await sleep(WATCH_MS);
  const value = ((used() - before) * 1_000 * 100) / WATCH_MS;
  if (Number.isNaN(value)) return [];
  say(`idle: ${value.toFixed(1)} % of a core`);
  return [world.figure('idle', '% of a core', { value, floor: MOST, ratio: value / MOST })];
}
