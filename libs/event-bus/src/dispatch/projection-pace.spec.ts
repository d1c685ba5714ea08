import { jest } from '@jest/globals';
import type { BusEvent } from '../bus-event.js';
import { HANDLED } from '../contract-suite/harness.js';
import { MemoryDeadLetters } from '../dead-letters/memory-dead-letters.js';
import { ProjectionDispatcher } from './projection-dispatcher.js';

const PACE_MS = 60_000;

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

  function pacedProjection() {
    const calls: string[][] = [];
    const dispatcher = new ProjectionDispatcher(
      {
        group: 'g',
        types: new Set([HANDLED]),
        projection: (events: readonly BusEvent[]) => calls.push(events.map(({ id }) => id)),
        paceMs: PACE_MS,
      },
      new MemoryDeadLetters(),
      { maxBatch: 2 },
    );
    const source = dispatcher.open('t/0', () => undefined);
    const arrive = (...ids: number[]): void => {
      for (const n of ids) source.push(eventOf(n), String(n));
    };
    return { calls, dispatcher, arrive };
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
    arrive(0, 1, 2, 3, 4);
    await jest.advanceTimersByTimeAsync(0);
    expect(calls).toEqual([
      ['0', '1'],
      ['2', '3'],
    ]);
    await jest.advanceTimersByTimeAsync(PACE_MS);
    expect(calls).toHaveLength(3);
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
