import type { Figure } from '../report/figure.js';
import type { World } from './world.js';

const STEP = 10_000;
/** MiB that a service of a cluster may take. */
const MOST_A_SERVICE = 200;

/** Resubmits until there have been `until`, and answers what the processes hold then, in MiB by name. */
export async function memoryAfter(world: World, until: number): Promise<ReadonlyMap<string, number>> {
  while (world.resubmitted < until) {
    await world.resubmit(Math.min(STEP, until - world.resubmitted));
    const held = [...(await world.memory())].map(([name, mib]) => `${name} ${mib.toFixed(0)} MiB`);
    world.given.say(`memory after ${world.resubmitted} resubmissions: ${held.join(', ')}`);
  }
  return world.memory();
}

/** Of all processes together, against what they held when what they keep at hand was full. */
export function growthFigures(
  world: World,
  held: ReadonlyMap<string, number>,
  warm: ReadonlyMap<string, number>,
): Figure[] {
  const [value, floor] = [held, warm].map((memory) =>
    [...memory.values()].reduce((sum, mib) => sum + mib, 0),
  ) as [number, number];
  return [world.figure('memory', 'MiB', { value, floor, ratio: value / floor })];
}

/** Of each process, against what it may take. */
export const limitFigures = (world: World, held: ReadonlyMap<string, number>): Figure[] =>
  [...held].map(([name, value]) =>
    world.figure(`memory.${name}`, 'MiB', { value, floor: MOST_A_SERVICE, ratio: value / MOST_A_SERVICE }),
  );
