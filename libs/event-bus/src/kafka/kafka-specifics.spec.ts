import { pause } from '@bujiao/basics';
import { waitUntil } from '@bujiao/testing';
import type { BusEvent } from '../bus-event.js';
import {
  eventsOf,
  Gate,
  interleaved,
  newOrder,
  numberOf,
  Refused,
  Seen,
  type TestEvent,
} from '../contract-suite/harness.js';
import { publicationOf } from './kafka-fixtures.js';
import { describeOverKafka, KafkaInstallation } from './kafka-installation.js';

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Two sessions, with a heartbeat every quarter of one at the most. */
const HEARTBEATS_OF_TWO_SESSIONS = 8;
/** Much longer than five events need to be published, also on a busy machine. */
const GATHERED_MS = 8_000;

describeOverKafka('the bus over Kafka', () => {
  let on: KafkaInstallation;
  const publish = (events: readonly TestEvent[]): Promise<void> =>
    on.publisher.publish(events.map((event) => publicationOf(on.topic, event)));

  beforeEach(() => {
    on = new KafkaInstallation();
  });
  afterEach(() => on.close());

  it('stays a member of its group while one event takes longer than the session time-out', async () => {
    await on.create(1);
    const order = newOrder();
    let calls = 0;
    await publish(eventsOf(order, 2));
    const bus = await on.handling(
      async () => {
        calls += 1;
        const before = on.heartbeats;
        if (calls === 1) await waitUntil(() => on.heartbeats >= before + HEARTBEATS_OF_TWO_SESSIONS);
      },
      { transport: { sessionTimeoutMs: 6_000 } },
    );
    await bus.idle('g');
    expect(calls).toBe(2);
    expect(on.problems).toEqual([]);
    expect(on.memberIds.size).toBe(1);
  });

  it('reads the events again that it held when the broker removed it from the group', async () => {
    await on.create(1);
    const orders = range(10).map(newOrder);
    const seen = new Seen();
    await publish(orders.flatMap((order) => eventsOf(order, 1)));
    const bus = await on.handling(
      async (event) => {
        if (on.memberIds.size === 1) blockEventLoop(3_000);
        await pause(50);
        seen.add(event);
      },
      { dispatch: { concurrency: 1 }, transport: { sessionTimeoutMs: 1_500 } },
    );
    await bus.idle('g');
    expect(seen.byOrder.size).toBe(10);
    expect(on.memberIds.size).toBeGreaterThan(1);
  });

  it('loses no event, and keeps the events of every order in order, when members join and leave under load', async () => {
    await on.create(4);
    const orders = range(40).map(newOrder);
    const seen = new Seen();
    const handler = async (event: BusEvent): Promise<void> => {
      await pause(Math.random() * 4);
      seen.add(event);
    };
    await publish(interleaved(...orders.map((order) => eventsOf(order, 40))));
    const first = await on.handling(handler);
    await waitUntil(() => seen.total > 100);
    const second = await on.handling(handler);
    await waitUntil(() => seen.total > 500);
    await on.crash(first);
    await on.handling(handler);
    await second.idle('g');
    for (const order of orders) {
      const firstTimes = seen.of(order).filter((n, i, all) => all.indexOf(n) === i);
      expect(firstTimes).toEqual(range(40));
    }
  });

  it('never commits an event that is neither handled nor parked, wherever it crashes', async () => {
    await on.create(2);
    const orders = range(30).map(newOrder);
    const done = new Set<string>();
    const started = new Set<string>();
    const idOf = (event: { orderId: string }, n: number): string => `${event.orderId}/${n}`;
    const partitions = new Map<string, readonly [number, number]>();
    await publish(interleaved(...orders.map((order) => eventsOf(order, 20))));
    for (let round = 0; round < 6; round += 1) {
      const before = done.size;
      const bus = await on.handling(
        async (event) => {
          started.add(idOf(event, numberOf(event)));
          await pause(Math.random() * 30);
          if (numberOf(event) === 13 && event.orderId === orders[3]) throw new Refused('poisoned');
          done.add(idOf(event, numberOf(event)));
        },
        { dispatch: { concurrency: 8, retry: { attempts: 2, firstDelayMs: 5 } } },
      );
      await waitUntil(() => done.size > before + 60 || done.size > 580);
      await on.crash(bus);
      const parked = (await on.deadLetters.list({ limit: 1_000 })).flatMap(({ event }) =>
        event ? [idOf(event, numberOf(event))] : [],
      );
      await readPositions(on, partitions);
      const committed = await on.committed();
      for (const [id, [partition, offset]] of partitions)
        if (offset < (committed.get(partition) ?? 0)) expect(done.has(id) || parked.includes(id)).toBe(true);
    }
    expect([...(await on.committed()).values()].some((offset) => offset > 0)).toBe(true);
  });

  it('does not commit events that it finishes after its partition moved to another member', async () => {
    await on.create(2);
    const gate = new Gate();
    const stale = new Seen();
    await publish(range(40).flatMap((i) => eventsOf(`B${i}`, 1)));
    const first = await on.handling(async (event) => {
      await gate.opened;
      stale.add(event);
    });
    await waitUntil(() => first.counters('g').running === 40);
    const second = await on.handling(() => new Promise(() => undefined));
    await waitUntil(() => second.counters('g').running > 0);
    gate.open();
    await waitUntil(() => stale.total === 40);
    // One commit carries all that a member has done: once it commits later events, it has left the stale ones out.
    await publish(range(40).flatMap((i) => eventsOf(`B${i}`, 1, 1)));
    const ends = await on.ends();
    await waitUntil(async () => [...(await on.committed())].some(([p, offset]) => offset === ends.get(p)));
    expect([...(await on.committed()).values()]).toContain(-1);
  });

  it('parks ten thousand events of one order while other orders go on', async () => {
    await on.create(2);
    const [poisoned, ...others] = range(20).map(newOrder) as [string, ...string[]];
    const seen = new Seen();
    await publish(eventsOf(poisoned, 10_000));
    await publish(interleaved(...others.map((order) => eventsOf(order, 10))));
    const bus = await on.handling((event) => {
      if (event.orderId === poisoned) throw new Refused('poisoned');
      seen.add(event);
    });
    await bus.idle('g');
    for (const order of others) expect(seen.of(order)).toEqual(range(10));
    expect(bus.counters('g')).toMatchObject({ parked: 1, parkedBehind: 9_999 });
    expect(await on.deadLetters.list({ limit: 20_000 })).toHaveLength(10_000);
  });

  it('handles other orders while an order with thousands of events waits for its retry', async () => {
    await on.create(1);
    const [failing, other] = [newOrder(), newOrder()];
    const seen = new Seen();
    await publish([...eventsOf(failing, 5_000), ...eventsOf(other, 10)]);
    const bus = await on.handling(
      (event) => {
        if (event.orderId === failing) throw new Error('not now');
        seen.add(event);
      },
      { dispatch: { retry: { attempts: 10, firstDelayMs: 5_000 } } },
    );
    await waitUntil(() => seen.of(other).length === 10);
    expect(bus.counters('g').held).toBe(5_000);
  });

  it('redrives and unblocks in the process that owns the order, and drops the block in all others', async () => {
    await on.create(2);
    const [orders, poisoned] = [range(6).map(newOrder), new Set<string>()];
    const seen = new Seen();
    const handler = (event: BusEvent): void => {
      if (poisoned.has(event.orderId)) throw new Refused('poisoned');
      seen.add(event);
    };
    for (const order of orders) poisoned.add(order);
    const first = await on.handling(handler);
    const second = await on.handling(handler);
    await publish(orders.flatMap((order) => eventsOf(order, 1)));
    await waitUntil(async () => (await on.deadLetters.list()).length === 6);
    poisoned.clear();
    for (const letter of (await on.deadLetters.list()).slice(0, 3))
      await on.deadLetters.discard(letter.id, 'ops:anna', 'test');
    for (const order of orders) await on.deadLetters.redrive('g', order, 'ops:anna');
    await waitUntil(() => [first, second].every((bus) => bus.counters('g').blockedOrders === 0));
    expect(seen.total).toBe(3);
    await publish(orders.flatMap((order) => eventsOf(order, 1, 1)));
    await waitUntil(() => seen.total === 9);
  });

  it('parks an event that is published twice only once', async () => {
    await on.create(1);
    const order = newOrder();
    await publish([...eventsOf(order, 1), ...eventsOf(order, 1)]);
    const bus = await on.handling(() => {
      throw new Refused('poisoned');
    });
    await bus.idle('g');
    expect(await on.deadLetters.list()).toHaveLength(1);
  });

  it('takes the first event of a group with low priority at once, and gathers those that follow', async () => {
    await on.create(2);
    const orders = range(6).map(newOrder);
    const seen = new Seen();
    let published = 0;
    const publishedAtCall: number[] = [];
    await on.handling(
      (event) => {
        publishedAtCall.push(published);
        seen.add(event);
      },
      { lowPriority: true, transport: { gatherMs: GATHERED_MS } },
    );
    for (const order of orders) {
      await publish(eventsOf(order, 1));
      published += 1;
      // The others are published one by one, while the group gathers.
      if (published === 1) await waitUntil(() => seen.total === 1);
    }
    await waitUntil(() => seen.total === orders.length);
    expect(publishedAtCall.slice(1)).toEqual(orders.slice(1).map(() => orders.length));
  });

  it('recovers when its topics were missing for a while', async () => {
    const seen = new Seen();
    const order = newOrder();
    const bus = await on.handling((event) => seen.add(event));
    await waitUntil(() => on.problems.length > 0);
    await on.create(1);
    await publish(eventsOf(order, 3));
    await waitUntil(() => seen.of(order).length === 3);
    await bus.idle('g');
  });

  it('keeps the events of an order in order over many concurrent calls', async () => {
    await on.create(2);
    const orders = range(5).map(newOrder);
    const seen = new Seen();
    await Promise.all(range(50).map((n) => publish(orders.flatMap((order) => eventsOf(order, 1, n)))));
    const bus = await on.handling((event) => seen.add(event));
    await bus.idle('g');
    for (const order of orders) expect(seen.of(order)).toEqual(range(50));
  });
});

function blockEventLoop(ms: number): void {
  for (const end = Date.now() + ms; Date.now() < end;);
}

/** Where each event stands, as a reader outside of the group sees it. */
async function readPositions(
  on: KafkaInstallation,
  positions: Map<string, readonly [number, number]>,
): Promise<void> {
  if (positions.size > 0) return;
  const consumer = on.kafka.consumer({ groupId: `${on.prefix}reader` });
  await consumer.connect();
  await consumer.subscribe({ topics: [on.topic], fromBeginning: true });
  await consumer.run({
    eachMessage: ({ partition, message }) => {
      const { n } = JSON.parse(message.value?.toString() ?? '') as { n: number };
      positions.set(`${message.key?.toString() ?? ''}/${n}`, [partition, Number(message.offset)]);
      return Promise.resolve();
    },
  });
  await waitUntil(() => positions.size === 600);
  await consumer.disconnect();
}
