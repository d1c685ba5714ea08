import { waitUntil } from '@bujiao/testing';
import type { DeadLetter } from '../dead-letters/dead-letters.port.js';
import type { EventBus } from '../runtime/event-bus.js';
import type { Installation } from './harness.js';
import { eventsOf, Gate, interleaved, newOrder, numberOf, Refused, Seen } from './harness.js';

/** Handles everything but what is in `poisoned`. */
class Picky {
  readonly seen = new Seen();
  readonly poisoned = new Set<string>();
  calls = 0;

  readonly handle = (event: Parameters<Seen['add']>[0]): void => {
    this.calls += 1;
    if (this.poisoned.has(`${event.orderId}/${numberOf(event)}`)) throw new Refused('poisoned');
    this.seen.add(event);
  };
}

export function deadLetterPromises(on: Installation): void {
  const parkedOf = async (orderId: string): Promise<number[]> =>
    (await on.harness.deadLetters().list({ orderId, limit: 10_000 })).flatMap(({ event }) =>
      event ? numberOf(event) : [],
    );

  /** A consumer that has parked event 1 of 4 of `order`, and later ones. */
  async function withParkedOrder(order: string): Promise<{ picky: Picky; bus: EventBus }> {
    const picky = new Picky();
    picky.poisoned.add(`${order}/1`);
    await on.harness.publish(eventsOf(order, 4));
    const bus = await on.consumers.handling('g', picky.handle);
    await bus.idle('g');
    return { picky, bus };
  }

  it('parks an event whose error is not retryable, and later events of its order behind it; other orders go on', async () => {
    const [order, other] = [newOrder(), newOrder()];
    const picky = new Picky();
    picky.poisoned.add(`${order}/1`);
    await on.harness.publish(interleaved(eventsOf(order, 4), eventsOf(other, 4)));
    const bus = await on.consumers.handling('g', picky.handle);
    await bus.idle('g');
    expect(picky.seen.of(order)).toEqual([0]);
    expect(picky.seen.of(other)).toEqual([0, 1, 2, 3]);
    const letters = await on.harness.deadLetters().list({ orderId: order });
    expect(letters.map(({ reason, attempts, errorCode }) => ({ reason, attempts, errorCode }))).toEqual([
      { reason: 'not-retryable', attempts: 1, errorCode: 'refused-by-test' },
      { reason: 'behind', attempts: 0, errorCode: undefined },
      { reason: 'behind', attempts: 0, errorCode: undefined },
    ]);
    expect(letters[0]?.error).toContain('poisoned');
    expect(await parkedOf(order)).toEqual([1, 2, 3]);
  });

  it('parks an event that keeps failing, after the last try', async () => {
    const order = newOrder();
    let calls = 0;
    await on.harness.publish(eventsOf(order, 1));
    const bus = await on.consumers.handling('g', () => {
      calls += 1;
      throw new TypeError('always');
    });
    await bus.idle('g');
    expect(calls).toBe(3);
    expect(await on.harness.deadLetters().list({ group: 'g' })).toMatchObject([
      { reason: 'attempts-exhausted', attempts: 3, errorCode: 'TypeError', event: { orderId: order } },
    ]);
  });

  it('parks events of a blocked order after a restart, too', async () => {
    const order = newOrder();
    const { picky, bus } = await withParkedOrder(order);
    await on.consumers.crash(bus);
    await on.harness.publish(eventsOf(order, 2, 4));
    const again = await on.consumers.handling('g', picky.handle);
    await again.idle('g');
    expect(await parkedOf(order)).toEqual(expect.arrayContaining([1, 2, 3, 4, 5]));
    expect(new Set(picky.seen.of(order))).toEqual(new Set([0]));
  });

  it('redrives an order oldest first when another process requests it, and then handles its events again', async () => {
    const order = newOrder();
    const { picky, bus } = await withParkedOrder(order);
    picky.poisoned.clear();
    await on.harness.deadLetters().redrive('g', order, 'ops:anna');
    await waitUntil(() => bus.counters('g').blockedOrders === 0);
    await on.harness.publish(eventsOf(order, 2, 4));
    await waitUntil(() => picky.seen.of(order).length === 6);
    expect(picky.seen.of(order)).toEqual([0, 1, 2, 3, 4, 5]);
    const done = await on.harness.deadLetters().list({ orderId: order, state: 'redriven' });
    expect(done.map(({ closedBy }) => closedBy)).toEqual(['ops:anna', 'ops:anna', 'ops:anna']);
    expect(await parkedOf(order)).toEqual([]);
  });

  it('redrives events that an earlier process parked, also without new events to read', async () => {
    const order = newOrder();
    const { picky, bus } = await withParkedOrder(order);
    await on.consumers.drain(bus);
    picky.poisoned.clear();
    const again = await on.consumers.handling('g', picky.handle);
    await waitUntil(() => again.counters('g').blockedOrders === 1);
    await on.harness.deadLetters().redrive('g', order, 'ops:anna');
    await waitUntil(() => again.counters('g').blockedOrders === 0);
    expect(picky.seen.of(order)).toEqual([0, 1, 2, 3]);
  });

  it('stops a redrive at the first event that fails again; the order stays blocked', async () => {
    const order = newOrder();
    const { picky, bus } = await withParkedOrder(order);
    picky.poisoned.clear();
    picky.poisoned.add(`${order}/2`);
    await on.harness.deadLetters().redrive('g', order, 'ops:anna');
    await waitUntil(async () => (await parkedOf(order)).length === 2);
    await on.harness.publish(eventsOf(order, 1, 4));
    await waitUntil(async () => (await on.harness.deadLetters().oldest('g', order))?.attempts === 1);
    await waitUntil(async () => (await parkedOf(order)).length === 3);
    expect(await parkedOf(order)).toEqual([2, 3, 4]);
    expect(picky.seen.of(order)).toEqual([0, 1]);
    expect(bus.counters('g').blockedOrders).toBe(1);
  });

  it('parks new events of an order during its redrive, and redrives them too', async () => {
    const order = newOrder();
    const picky = new Picky();
    const gate = new Gate();
    let redriving = false;
    picky.poisoned.add(`${order}/0`);
    await on.harness.publish(eventsOf(order, 2));
    const bus = await on.consumers.handling('g', async (event) => {
      if (redriving) await gate.opened;
      picky.handle(event);
    });
    await bus.idle('g');
    redriving = true;
    picky.poisoned.clear();
    const { calls } = picky;
    await on.harness.deadLetters().redrive('g', order, 'ops:anna');
    await on.harness.publish(eventsOf(order, 3, 2));
    await waitUntil(async () => (await parkedOf(order)).length === 5);
    expect(picky.calls).toBe(calls);
    gate.open();
    await waitUntil(() => bus.counters('g').blockedOrders === 0);
    expect(picky.seen.of(order)).toEqual([0, 1, 2, 3, 4]);
  });

  it('lets a person discard an event, records who and why, and redrives the rest', async () => {
    const order = newOrder();
    const { picky, bus } = await withParkedOrder(order);
    const desk = on.harness.deadLetters();
    const { id } = (await desk.oldest('g', order)) ?? { id: '0' };
    expect(await desk.discard(id, 'ops:anna', 'paid back by hand')).toBe(true);
    expect(await desk.discard(id, 'ops:anna', 'again')).toBe(false);
    expect(await desk.show(id)).toMatchObject({
      state: 'discarded',
      closedBy: 'ops:anna',
      closedWhy: 'paid back by hand',
    });
    expect(bus.counters('g').blockedOrders).toBe(1);
    await desk.redrive('g', order, 'ops:anna');
    await waitUntil(() => bus.counters('g').blockedOrders === 0);
    expect(picky.seen.of(order)).toEqual([0, 2, 3]);
  });

  it('unblocks an order when its last parked event is discarded', async () => {
    const order = newOrder();
    const picky = new Picky();
    picky.poisoned.add(`${order}/0`);
    await on.harness.publish(eventsOf(order, 1));
    const bus = await on.consumers.handling('g', picky.handle);
    await bus.idle('g');
    const [letter] = await on.harness.deadLetters().list({ orderId: order });
    await on.harness.deadLetters().discard(letter?.id ?? '', 'ops:anna', 'test order');
    await waitUntil(() => bus.counters('g').blockedOrders === 0);
    await on.harness.publish(eventsOf(order, 1, 1));
    await waitUntil(() => picky.seen.total === 1);
    expect(picky.seen.of(order)).toEqual([1]);
  });

  it('handles an event as a person has mended it', async () => {
    const order = newOrder();
    const { picky, bus } = await withParkedOrder(order);
    const desk = on.harness.deadLetters();
    const { id, edits } = (await desk.oldest('g', order)) as DeadLetter;
    const change = { data: { n: 70 }, changed: ['/n'], by: 'ops:anna', why: 'it was a typing error' };
    expect(await desk.edit(id, { ...change, edits })).toBe(true);
    // Whoever has not seen the first change makes no second.
    expect(await desk.edit(id, { ...change, edits })).toBe(false);
    expect(await desk.edits(id)).toMatchObject([{ by: 'ops:anna', changed: ['/n'] }]);
    await desk.redrive('g', order, 'ops:anna');
    await waitUntil(() => bus.counters('g').blockedOrders === 0);
    expect(picky.seen.of(order)).toEqual([0, 70, 2, 3]);
    expect(await desk.edit(id, { ...change, edits: edits + 1 })).toBe(false);
  });

  it('parks thousands of events of one order while other orders go on', async () => {
    const [order, other] = [newOrder(), newOrder()];
    const picky = new Picky();
    picky.poisoned.add(`${order}/0`);
    await on.harness.publish([...eventsOf(order, 3_000), ...eventsOf(other, 1)]);
    const bus = await on.consumers.handling('g', picky.handle);
    await bus.idle('g');
    expect(picky.seen.of(other)).toEqual([0]);
    expect(bus.counters('g')).toMatchObject({ parked: 1, parkedBehind: 2_999 });
    expect((await parkedOf(order)).length).toBe(3_000);
  });
}
