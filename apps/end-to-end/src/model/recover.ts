import { moveClock } from './clock.js';
import { fireTimer, handle } from './services.js';
import type { World } from './world.js';

/** The outside is well again, every event and every timer comes through, until nothing is left to do. */
export async function recover(world: World): Promise<void> {
  Object.assign(world.supplier, { mood: 'deliver', answersAreLost: false });
  world.crash(0);
  world.crash(1);
  for (let quiet = 0, rounds = 0; quiet < 2; rounds += 1) {
    if (rounds > 100) throw new Error('never comes to rest');
    const before = world.recordedEvents().length;
    for (let i = 0; i < world.recordedEvents().length; i += 1) {
      await handle(world, world.instance(0), i);
      await world.gates.openAll();
    }
    await world.begin(world.instance(0).sweep.sweep(0));
    await world.gates.openAll();
    const due = world.timers.next();
    if (due !== undefined) await moveClock(world, Math.max(0, due - Date.now()));
    await fireTimer(world, world.instance(0));
    await world.gates.openAll();
    quiet = world.recordedEvents().length === before && world.timers.next() === undefined ? quiet + 1 : 0;
  }
}
