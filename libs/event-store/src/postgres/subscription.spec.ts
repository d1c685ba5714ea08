import { setMaxListeners } from 'node:events';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import { eventually, METADATA } from '../contract-suite/fixtures.js';
import type { RecordedEvent } from '../event-store.port.js';
import { Notifiers } from '../internal/notifier.js';
import { formatPosition, isAfter, type Place } from './position.js';
import type { EventRange, EventRangeRequest } from './event-range.js';
import type { PlacedEvent } from './recent-events.js';
import { Subscription } from './subscription.js';
import { SharedSubscription } from './shared-subscription.js';

// Above the deadline of `eventually`, which names the condition that did not come true.
jest.setTimeout(120_000);

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** What the database would answer: committed events, of which those beyond the horizon cannot be read yet. */
class Log {
  readonly events: PlacedEvent[] = [];
  horizon = 1;
  reads = 0;

  add(transactionId: number, type: string): void {
    const place = { transactionId, position: this.events.length + 1 };
    const event: RecordedEvent = {
      ...{
        id: `${place.position}`,
        stream: 's',
        revision: place.position,
        type,
        data: {},
        metadata: METADATA,
        hash: '',
      },
      ...{ position: formatPosition(place), recordedAt: '' },
    };
    this.events.push({ event, place, size: 1 });
  }

  read = async ({ after, types, limit }: EventRangeRequest): Promise<EventRange> => {
    this.reads += 1;
    const horizon = this.horizon;
    const readable = this.events.filter(
      ({ place, event }) => this.isReadable(place, after) && (!types || types.includes(event.type)),
    );
    const events = readable.slice(0, limit);
    const more = events.length === limit;
    const heldBack = this.events.some(({ place }) => place.transactionId >= horizon);
    for (let i = 0; i < this.reads % 3; i += 1) await turn();
    const scanned = { transactionId: horizon, position: 0 };
    const end = more ? (events.at(-1) as PlacedEvent).place : scanned;
    return { events, end: isAfter(end, after) ? end : after, lookedTo: end, more, heldBack };
  };

  private isReadable(place: Place, after: Place): boolean {
    return isAfter(place, after) && place.transactionId < this.horizon;
  }
}

function follow(log: Log, keep: number) {
  const notifiers = new Notifiers();
  const abort = new AbortController();
  const { signal } = abort;
  setMaxListeners(0, signal);
  const shared = new SharedSubscription({
    read: log.read,
    wake: (types) => notifiers.wake(types),
    givenUpAfterMs: 60_000,
    signal,
    keep,
  });
  const running: Promise<void>[] = [];
  const subscribe = (types: readonly string[] | undefined, batchSize: number, after = 'start') => {
    const got: string[] = [];
    const { notifier } = notifiers.add(types, signal);
    const subscription = new Subscription(
      { read: log.read, shared, notifier, pollMs: 60_000, signal },
      { after, types, batchSize, signal },
    );
    const run = async () => {
      for await (const { events } of subscription.batches()) {
        got.push(...events.map(({ id }) => id));
        // Some readers are slow, and fall behind what the shared keeps.
        for (let i = 0; i < batchSize; i += 1) await turn();
      }
    };
    running.push(run());
    return got;
  };
  const end = async () => (abort.abort(), void (await Promise.all(running)));
  return { notifiers, subscribe, end };
}

describe('Subscription', () => {
  it('delivers each event that matches once and in order, whatever the shared still keeps', async () => {
    const steps = fc.array(
      fc.record({
        type: fc.constantFrom('a', 'b', 'c'),
        count: fc.integer({ min: 1, max: 6 }),
        lag: fc.integer({ min: 0, max: 2 }),
      }),
      {
        maxLength: 40,
      },
    );
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 12 }), async (history, keep) => {
        const log = new Log();
        const { notifiers, subscribe, end } = follow(log, keep);
        const readers = [undefined, ['a'], ['a', 'b'], ['c'], undefined].map((types, i) => ({
          types,
          got: subscribe(types, 1 + i * 2),
        }));
        let transaction = 1;
        for (const { type, count, lag } of history) {
          for (let i = 0; i < count; i += 1) log.add(transaction, type);
          log.horizon = Math.max(log.horizon, transaction + 1 - lag);
          transaction += 1;
          notifiers.notify(new Set([type]));
          for (let i = 0; i < count; i += 1) await turn();
        }
        log.horizon = transaction;
        const expected = (types: readonly string[] | undefined) =>
          log.events.filter(({ event }) => !types || types.includes(event.type)).map(({ event }) => event.id);
        await eventually(
          () => readers.every(({ types, got }) => got.length >= expected(types).length),
          () => 'every reader has what matches',
        );
        await end();
        for (const { types, got } of readers) expect(got).toEqual(expected(types));
      }),
      { numRuns: 60 },
    );
  });

  it('asks nothing while nothing happens, and once for all when something does', async () => {
    const log = new Log();
    const { notifiers, subscribe, end } = follow(log, 100);
    const readers = Array.from({ length: 20 }, () => subscribe(['a'], 10));
    for (let i = 0; i < 200; i += 1) await turn();
    const before = log.reads;
    for (let i = 0; i < 200; i += 1) await turn();
    expect(log.reads).toBe(before);
    log.add(1, 'a');
    log.horizon = 2;
    notifiers.notify(new Set(['a']));
    await eventually(
      () => readers.every((got) => got.length > 0),
      () => 'every reader has the event',
    );
    expect(log.reads).toBe(before + 1);
    await end();
  });

  it('is not led astray by another that begins where nothing is yet', async () => {
    const log = new Log();
    log.add(1, 'a');
    log.horizon = 2;
    const { notifiers, subscribe, end } = follow(log, 100);
    subscribe(['a'], 10, formatPosition({ transactionId: 999_999_999, position: 1 }));
    for (let i = 0; i < 200; i += 1) await turn();
    const got = subscribe(['a'], 10);
    for (let i = 0; i < 200; i += 1) await turn();
    const before = log.reads;
    for (let i = 0; i < 200; i += 1) await turn();
    expect(log.reads).toBe(before);
    log.add(2, 'a');
    log.horizon = 3;
    notifiers.notify(new Set(['a']));
    await eventually(
      () => got.length === 2,
      () => 'both events',
    );
    await end();
  });
});
