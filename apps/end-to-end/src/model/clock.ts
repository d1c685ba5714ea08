import { jest } from '@jest/globals';
import type { Gates } from './gates.js';

/** When the world begins. */
export const BEGINNING = Date.parse('2026-11-23T10:00:00.000Z');
/** No request travels longer than this, ms. Without such a bound nobody could ever say that a call has not been made. */
export const LONGEST_JOURNEY = 10_000;

/** Only the clock is the test's; everything else runs as it does. */
export function holdClock(): void {
  jest.useFakeTimers({
    now: BEGINNING,
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'requestAnimationFrame',
      'cancelAnimationFrame',
      'requestIdleCallback',
      'cancelIdleCallback',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  });
}

export const setClock = (now: number): void => void jest.setSystemTime(now);

export const releaseClock = (): void => void jest.useRealTimers();

/** Time passes; what has travelled long enough by then has arrived. */
export async function moveClock(world: { readonly gates: Gates }, ms: number): Promise<void> {
  await world.gates.openTravellingSince(Date.now() + ms - LONGEST_JOURNEY);
  setClock(Date.now() + ms);
}
