import { pause } from '@bujiao/basics';
import { waitUntil } from '@bujiao/testing';
import type { Installation } from './harness.js';
import {
  eventsOf,
  FAST,
  Gate,
  HANDLED,
  interleaved,
  newOrder,
  NOT_HANDLED,
  numberOf,
  Seen,
  type TestEvent,
} from './harness.js';

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const never = new Promise<never>(() => undefined);

export function deliveryPromises(on: Installation): void {
  it('handles the events of each order in their order', async () => {
    const orders = range(20).map(newOrder);
    const seen = new Seen();
    await on.harness.publish(interleaved(...orders.map((order) => eventsOf(order, 20))));
    const bus = await on.consumers.handling('g', async (event) => {
      await pause(Math.random() * 3);
      seen.add(event);
    });
    await bus.idle('g');
    for (const order of orders) expect(seen.of(order)).toEqual(range(20));
  });

  it('passes a handler everything that is known about an event', async () => {
    const order = newOrder();
    const events: unknown[] = [];
    await on.harness.publish(eventsOf(order, 2));
    await on.consumers.handling('g', (event) => events.push(event));
    await waitUntil(() => events.length === 2);
    expect(events[1]).toMatchObject({
      type: HANDLED,
      source: 'intake',
      orderId: order,
      data: { n: 1 },
      recorded: {
        revision: 1,
        metadata: { correlationId: order, schemaVersion: 1, actor: { kind: 'system', id: 'intake' } },
      },
    });
  });

  it('handles orders in parallel: a slow one delays no other', async () => {
    const [slow, quick] = [newOrder(), newOrder()];
    const seen = new Seen();
    await on.harness.publish([...eventsOf(slow, 1), ...eventsOf(quick, 5)]);
    await on.consumers.handling('g', (event) => (event.orderId === slow ? never : seen.add(event)));
    await waitUntil(() => seen.total === 5);
    expect(seen.of(quick)).toEqual(range(5));
  });

  it('retries a failed call, while its order waits and other orders go on', async () => {
    const [failing, other] = [newOrder(), newOrder()];
    const seen = new Seen();
    const calls: number[] = [];
    await on.harness.publish(interleaved(eventsOf(failing, 3), eventsOf(other, 3)));
    const bus = await on.consumers.handling('g', (event) => {
      if (event.orderId === failing) calls.push(numberOf(event));
      if (event.orderId === failing && calls.length === 1) throw new Error('not now');
      if (event.orderId === failing && calls.length === 2)
        return waitUntil(() => seen.of(other).length === 3).then(() => seen.add(event));
      seen.add(event);
    });
    await bus.idle('g');
    expect(calls).toEqual([0, 0, 1, 2]);
    expect(seen.of(failing)).toEqual([0, 1, 2]);
    expect(bus.counters('g')).toMatchObject({ handled: 6, failedCalls: 1, parked: 0 });
  });

  it('retries for as long as an outage lasts, and parks nothing', async () => {
    let calls = 0;
    await on.harness.publish(eventsOf(newOrder(), 1));
    const bus = await on.consumers.handling('g', () => {
      calls += 1;
      if (calls < 8)
        throw Object.assign(new Error('away'), { code: 'event-store-unavailable', retryable: true });
    });
    await bus.idle('g');
    expect(calls).toBe(8);
    expect(bus.counters('g')).toMatchObject({ handled: 1, parked: 0 });
  });

  it('passes over types without a handler, and continues', async () => {
    const order = newOrder();
    const seen = new Seen();
    await on.harness.publish([...eventsOf(order, 2), { orderId: order, type: NOT_HANDLED, n: 2 }]);
    const bus = await on.consumers.handling('g', (event) => seen.add(event));
    await bus.idle('g');
    expect(seen.of(order)).toEqual([0, 1]);
  });

  it('delivers all events to every group, each with its own position', async () => {
    const order = newOrder();
    const [one, other] = [new Seen(), new Seen()];
    await on.harness.publish(eventsOf(order, 3));
    const first = await on.consumers.handling('one', (event) => one.add(event));
    await first.idle('one');
    const second = await on.consumers.handling('other', (event) => other.add(event));
    await second.idle('other');
    expect([one.of(order), other.of(order)]).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ]);
  });

  it('continues from its position after a drain', async () => {
    const order = newOrder();
    const seen = new Seen();
    await on.harness.publish(eventsOf(order, 50));
    const first = await on.consumers.handling('g', (event) => seen.add(event));
    await first.idle('g');
    await on.consumers.drain(first);
    await on.harness.publish(eventsOf(order, 10, 50));
    const second = await on.consumers.handling('g', (event) => seen.add(event));
    await second.idle('g');
    expect(seen.of(order)).toEqual(range(60));
  });

  it('handles the events that it holds when it drains', async () => {
    const order = newOrder();
    const seen = new Seen();
    const gate = new Gate();
    await on.harness.publish(eventsOf(order, 20));
    const bus = await on.consumers.handling('g', async (event) => {
      await gate.opened;
      seen.add(event);
    });
    await waitUntil(() => bus.counters('g').held === 20);
    const drained = on.consumers.drain(bus, 30_000);
    gate.open();
    await drained;
    expect(seen.of(order)).toEqual(range(20));
  });

  it('delivers events again that a drain did not finish by its deadline, and saves no position beyond them', async () => {
    const [stuck, ...orders] = range(10).map(newOrder) as [string, ...string[]];
    const [before, after] = [new Seen(), new Seen()];
    await on.harness.publish(workAround(stuck, orders));
    const first = await on.consumers.handling('g', (event) =>
      event.orderId === stuck ? never : before.add(event),
    );
    await waitUntil(() => before.total === 270);
    await on.consumers.drain(first, 1); // A drain saves the place that it has reached.
    const second = await on.consumers.handling('g', (event) => after.add(event));
    await second.idle('g');
    expect(after.of(stuck)).toEqual([0]);
  });

  it('loses no event in a crash', async () => {
    const [stuck, ...orders] = range(10).map(newOrder) as [string, ...string[]];
    const [before, after] = [new Seen(), new Seen()];
    await on.harness.publish(workAround(stuck, orders));
    const first = await on.consumers.handling('g', (event) =>
      event.orderId === stuck ? never : before.add(event),
    );
    await waitUntil(() => before.total === 270);
    await on.consumers.crash(first);
    const second = await on.consumers.handling('g', (event) => after.add(event));
    await second.idle('g');
    expect(after.of(stuck)).toEqual([0]);
    for (const order of orders) expect(new Set([...before.of(order), ...after.of(order)]).size).toBe(30);
  });

  it('stops reading while it is behind, and resumes afterwards', async () => {
    const orders = range(4_000 + on.harness.readAhead).map(newOrder);
    const gate = new Gate();
    const [seen, other] = [new Seen(), new Seen()];
    await on.harness.publish(orders.flatMap((order) => eventsOf(order, 1)));
    const bus = await on.consumers.handling(
      'g',
      async (event) => {
        await gate.opened;
        seen.add(event);
      },
      { ...FAST, concurrency: 16, maxQueued: 64 },
    );
    await waitUntil(() => bus.counters('g').held >= 64);
    // A second group reads everything meanwhile: the first one could have, too.
    const unhindered = await on.consumers.handling('other', (event) => other.add(event));
    await unhindered.idle('other');
    expect(other.total).toBe(orders.length);
    expect(bus.counters('g').held).toBeLessThanOrEqual(64 + on.harness.readAhead);
    expect(bus.counters('g').running).toBe(16);
    gate.open();
    await bus.idle('g');
    expect(seen.byOrder.size).toBe(orders.length);
  });
}

/** 30 events of each order, interleaved, with the event that is never done a third of the way in. */
function workAround(stuck: string, orders: readonly string[]): TestEvent[] {
  const work = interleaved(...orders.map((order) => eventsOf(order, 30)));
  return [...work.slice(0, 90), ...eventsOf(stuck, 1), ...work.slice(90)];
}
