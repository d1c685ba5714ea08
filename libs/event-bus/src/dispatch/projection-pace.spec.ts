import { jest } from '@jest/globals';
import type { BusEvent } from '../bus-event.js';
import { HANDLED } from '../contract-suite/harness.js';
import { MemoryDeadLetters } from '../dead-letters/memory-dead-letters.js';
import type { DispatchOptions } from './dispatcher.js';
import { ProjectionDispatcher } from './projection-dispatcher.js';

const PACE_MS = 60_000;
const RETRY_MS = { least: 5_000, most: 10_000 };

const eventOf = (n: number): BusEvent => ({
  id: String(n),
  type: HANDLED,
  source: 'intake',
  orderId: `BO-${n}`,
  time: '2026-01-01T00:00:00Z',
  data: { n },
});

describe('the pace of a projection', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function pacedProjection(limits: DispatchOptions = { maxBatch: 3 }) {
    const calls: string[][] = [];
    let fails = false;
    const dispatcher = new ProjectionDispatcher(
      {
        group: 'g',
        types: new Set([HANDLED]),
        projection: (events: readonly BusEvent[]) => {
          calls.push(events.map(({ id }) => id));
          if (!fails) return;
          fails = false;
          throw new Error('once');
        },
        paceMs: PACE_MS,
      },
      new MemoryDeadLetters(),
      { ...limits, retry: { firstDelayMs: RETRY_MS.most } },
    );
    const source = dispatcher.open('t/0', () => undefined);
    const arrive = (...ids: number[]): void => {
      for (const n of ids) source.push(eventOf(n), String(n));
    };
    return { calls, dispatcher, arrive, failNext: () => (fails = true) };
  }

  it('gathers the events of the pause into one call', async () => {
    const { calls, arrive } = pacedProjection();
    arrive(0);
    await jest.advanceTimersByTimeAsync(0);
    arrive(1);
    await jest.advanceTimersByTimeAsync(PACE_MS - 1);
    arrive(2);
    await jest.advanceTimersByTimeAsync(0);
    expect(calls).toEqual([['0']]);
    await jest.advanceTimersByTimeAsync(1);
    expect(calls).toEqual([['0'], ['1', '2']]);
  });

  it('does not hold up a group that is behind by a full batch or more', async () => {
    const { calls, arrive } = pacedProjection();
    arrive(0, 1, 2, 3, 4, 5, 6);
    await jest.advanceTimersByTimeAsync(0);
    expect(calls).toEqual([
      ['0', '1', '2'],
      ['3', '4', '5'],
    ]);
    await jest.advanceTimersByTimeAsync(PACE_MS);
    expect(calls).toHaveLength(3);
  });

  it('ends the pause once a full batch waits, and not that before a retry', async () => {
    const { calls, arrive, failNext } = pacedProjection();
    arrive(0);
    await jest.advanceTimersByTimeAsync(0);
    arrive(1, 2);
    await jest.advanceTimersByTimeAsync(0);
    expect(calls).toEqual([['0']]);
    failNext();
    arrive(3);
    await jest.advanceTimersByTimeAsync(0);
    expect(calls).toEqual([['0'], ['1', '2', '3']]);
    arrive(4, 5, 6);
    await jest.advanceTimersByTimeAsync(RETRY_MS.least - 1);
    expect(calls).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(RETRY_MS.most);
    expect(calls.slice(2)).toEqual([
      ['1', '2', '3'],
      ['4', '5', '6'],
    ]);
  });

  it('ends the pause before its source would have to stop', async () => {
    const { calls, dispatcher, arrive } = pacedProjection({ maxQueued: 4, maxBatch: 100 });
    arrive(0);
    await jest.advanceTimersByTimeAsync(0);
    for (let n = 1; n < 20; n += 1) {
      arrive(n);
      expect(dispatcher.behind).toBe(false);
      await jest.advanceTimersByTimeAsync(0);
    }
    expect(calls.slice(0, 3)).toEqual([['0'], ['1', '2'], ['3', '4']]);
  });

  it('counts an event as handled before the pause, and ends with the dispatcher', async () => {
    const { dispatcher, arrive } = pacedProjection();
    arrive(0);
    await jest.advanceTimersByTimeAsync(0);
    await dispatcher.idle();
    dispatcher.stop();
    expect(jest.getTimerCount()).toBe(0);
  });
});
