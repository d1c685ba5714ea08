import { waitUntil } from '@bujiao/testing';
import type { BusEvent } from '../bus-event.js';
import { Gate, HANDLED, newOrder, numberOf } from '../contract-suite/harness.js';
import { MemoryDeadLetters } from '../dead-letters/memory-dead-letters.js';
import type { Dispatcher } from './dispatcher.js';
import { KeyedDispatcher } from './keyed-dispatcher.js';
import { ProjectionDispatcher } from './projection-dispatcher.js';

const eventOf = (orderId: string, n: number): BusEvent => ({
  id: `${orderId}/${n}`,
  type: HANDLED,
  source: 'intake',
  orderId,
  time: '2026-01-01T00:00:00Z',
  data: { n },
});

type Handle = (event: BusEvent) => Promise<void>;

const KINDS: readonly (readonly [string, (handle: Handle) => Dispatcher])[] = [
  [
    'single events',
    (handle) =>
      new KeyedDispatcher(
        { group: 'g', handlers: new Map([[HANDLED, (event: BusEvent) => handle(event)]]) },
        new MemoryDeadLetters(),
        { concurrency: 1 },
      ),
  ],
  [
    'a projection',
    (handle) =>
      new ProjectionDispatcher(
        {
          group: 'g',
          types: new Set([HANDLED]),
          projection: async (events: readonly BusEvent[]) => {
            for (const event of events) await handle(event);
          },
        },
        new MemoryDeadLetters(),
        { maxBatch: 1 },
      ),
  ],
];

describe.each(KINDS)('a revoked partition, with %s', (_kind, create) => {
  /** One event is being handled, two more of its partition wait: one of the same order, one of another. */
  async function withWaitingEvents() {
    const gate = new Gate();
    const handled: string[] = [];
    const started: string[] = [];
    const dispatcher = create(async (event) => {
      started.push(`${event.orderId}/${numberOf(event)}`);
      await gate.opened;
      handled.push(`${event.orderId}/${numberOf(event)}`);
    });
    const [order, other] = [newOrder(), newOrder()];
    const revoked = dispatcher.open('t/0', () => undefined);
    revoked.push(eventOf(order, 0), '0');
    revoked.push(eventOf(order, 1), '1');
    revoked.push(eventOf(other, 0), '2');
    await waitUntil(() => started.length === 1);
    return { dispatcher, gate, handled, order, other, revoked };
  }

  it('has none of its waiting events handled: they are left to its next owner', async () => {
    const { dispatcher, gate, handled, order, revoked } = await withWaitingEvents();
    revoked.revoke();
    gate.open();
    await dispatcher.idle();
    expect(handled).toEqual([`${order}/0`]);
    expect(dispatcher.counters()).toMatchObject({ held: 0, running: 0 });
  });

  it('gets no watermark from calls that were still running', async () => {
    const { dispatcher, gate, revoked } = await withWaitingEvents();
    revoked.revoke();
    gate.open();
    await dispatcher.idle();
    expect(revoked.watermark).toBeUndefined();
  });

  it('does not block the same order when a new assignment delivers it again', async () => {
    const { dispatcher, gate, handled, order, revoked } = await withWaitingEvents();
    revoked.revoke();
    const assignedAgain = dispatcher.open('t/0', () => undefined);
    assignedAgain.push(eventOf(order, 1), '1');
    gate.open();
    await dispatcher.idle();
    expect(handled).toEqual([`${order}/0`, `${order}/1`]);
    expect(assignedAgain.watermark).toBe('1');
  });
});
