import { pause } from '@bujiao/basics';
import { waitUntil } from '@bujiao/testing';
import type { BusEvent } from '../bus-event.js';
import type { Installation } from './harness.js';
import { eventsOf, interleaved, newOrder, numberOf, Seen } from './harness.js';

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

export function projectionPromises(on: Installation): void {
  it('projects batches of events in order, one call at a time', async () => {
    const orders = range(10).map(newOrder);
    const seen = new Seen();
    let [calls, running, overlaps] = [0, 0, 0];
    await on.harness.publish(interleaved(...orders.map((order) => eventsOf(order, 50))));
    const bus = await on.consumers.projecting('p', async (events) => {
      calls += 1;
      running += 1;
      if (running > 1) overlaps += 1;
      await pause(2);
      for (const event of events) seen.add(event);
      running -= 1;
    });
    await bus.idle('p');
    expect(overlaps).toBe(0);
    expect(calls).toBeLessThan(500);
    for (const order of orders) expect(seen.of(order)).toEqual(range(50));
  });

  it('retries a batch that failed', async () => {
    const order = newOrder();
    const seen = new Seen();
    let calls = 0;
    await on.harness.publish(eventsOf(order, 5));
    const bus = await on.consumers.projecting('p', (events) => {
      calls += 1;
      if (calls === 1) throw new Error('not now');
      for (const event of events) seen.add(event);
    });
    await bus.idle('p');
    expect(seen.of(order)).toEqual(range(5));
    expect(bus.counters('p')).toMatchObject({ parked: 0, handled: 5 });
  });

  it('isolates the event that a batch fails at, parks it and later events of its order, and projects the rest', async () => {
    const [poisoned, ...others] = range(8).map(newOrder) as [string, ...string[]];
    const seen = new Seen();
    const isPoison = (event: BusEvent): boolean => event.orderId === poisoned && numberOf(event) === 3;
    await on.harness.publish(interleaved(...[poisoned, ...others].map((order) => eventsOf(order, 10))));
    const bus = await on.consumers.projecting('p', (events) => {
      if (events.some(isPoison)) throw new Error('cannot be projected');
      for (const event of events) seen.add(event);
    });
    await bus.idle('p');
    for (const order of others) expect(seen.of(order)).toEqual(range(10));
    expect(seen.of(poisoned)).toEqual([0, 1, 2]);
    const letters = await on.harness.deadLetters().list({ group: 'p' });
    expect(letters.map(({ event, reason }) => [event && numberOf(event), reason])).toEqual([
      [3, 'attempts-exhausted'],
      ...[4, 5, 6, 7, 8, 9].map((n) => [n, 'behind']),
    ]);
  });

  it('redrives into a projection without concurrent calls', async () => {
    const [order, other] = [newOrder(), newOrder()];
    const seen = new Seen();
    let [healed, running, overlaps] = [false, 0, 0];
    const bus = await on.consumers.projecting('p', async (events) => {
      const isRefused = events[0]?.orderId === order;
      running += 1;
      if (running > 1) overlaps += 1;
      if (healed && isRefused) await duringRedrive();
      running -= 1;
      if (!healed && isRefused) throw new Error('cannot be projected');
      for (const event of events) seen.add(event);
    });
    const duringRedrive = async (): Promise<void> => {
      if (seen.total === 0) await on.harness.publish(eventsOf(other, 30));
      await waitUntil(() => bus.counters('p').held > 0 || seen.of(other).length > 0);
      await pause(5);
    };
    await on.harness.publish(eventsOf(order, 2));
    await waitUntil(async () => (await on.harness.deadLetters().list({ group: 'p' })).length === 2);
    healed = true;
    await on.harness.deadLetters().redrive('p', order, 'ops:anna');
    await waitUntil(() => seen.total === 32);
    await waitUntil(() => bus.counters('p').blockedOrders === 0);
    expect(seen.of(order)).toEqual([0, 1]);
    expect(overlaps).toBe(0);
  });
}
