import { waitUntil } from '@bujiao/testing';
import type { BusEvent } from '../bus-event.js';
import {
  eventsOf,
  Gate,
  HANDLED,
  newOrder,
  NOT_HANDLED as OTHER_TYPE,
  Refused,
  Seen,
  type TestEvent,
} from '../contract-suite/harness.js';
import { ensureTopics } from './ensure-topics.js';
import { publicationOf } from './kafka-fixtures.js';
import { describeOverKafka, KafkaInstallation } from './kafka-installation.js';

describeOverKafka('the members of a group', () => {
  let on: KafkaInstallation;
  const publish = (events: readonly TestEvent[]): Promise<void> =>
    on.publisher.publish(events.map((event) => publicationOf(on.topic, event)));

  beforeEach(() => {
    on = new KafkaInstallation();
  });
  afterEach(() => on.close());

  it('handle no event of a new assignment before they have loaded the blocked orders', async () => {
    await on.create(1);
    const [blocked, other] = [newOrder(), newOrder()];
    const seen = new Seen();
    await publish(eventsOf(blocked, 1));
    const former = await on.handling(() => {
      throw new Refused('poisoned');
    });
    await former.idle('g');
    await on.drain(former);

    const gate = new Gate();
    const load = on.deadLetters.blockedOrders.bind(on.deadLetters);
    let asked = 0;
    on.deadLetters.blockedOrders = async (group) => {
      asked += 1;
      await gate.opened;
      return load(group);
    };
    await publish([...eventsOf(blocked, 1, 1), ...eventsOf(other, 1)]);
    const heir = await on.handling((event) => seen.add(event));
    await waitUntil(() => asked === 1);
    // It stays a member while it waits.
    const before = on.heartbeats;
    await waitUntil(() => on.heartbeats > before + 2);
    expect(seen.total).toBe(0);
    gate.open();
    await heir.idle('g');
    expect([seen.of(blocked), seen.of(other)]).toEqual([[], [0]]);
    expect(heir.counters('g')).toMatchObject({ parkedBehind: 1, handled: 1 });
  });

  it('get all events of an order in one process, from all topics', async () => {
    const secondTopic = `${on.prefix}other`;
    await ensureTopics(on.kafka, [
      { topic: on.topic, partitions: 3 },
      { topic: secondTopic, partitions: 3 },
    ]);
    const topicOf = (type: string): string => (type === HANDLED ? on.topic : secondTopic);
    const processesOf = new Map<string, Set<string>>();
    let handled = 0;
    const member = (name: string) =>
      on.handling(
        ({ orderId }: BusEvent) => {
          handled += 1;
          processesOf.set(orderId, (processesOf.get(orderId) ?? new Set()).add(name));
        },
        { types: [HANDLED, OTHER_TYPE], transport: { topicOf } },
      );
    await Promise.all([member('first'), member('second')]);
    await waitUntil(() => on.partitionsOfMembers().length === 2 && isShared(on, 6));

    const orders = Array.from({ length: 60 }, newOrder);
    const events = orders.flatMap((order) => [
      ...eventsOf(order, 2),
      { orderId: order, type: OTHER_TYPE, n: 2 } as const,
    ]);
    await on.publisher.publish(events.map((event) => publicationOf(topicOf(event.type), event)));
    await waitUntil(() => handled === events.length);
    expect(new Set([...processesOf.values()].map(({ size }) => size))).toEqual(new Set([1]));
    expect(new Set([...processesOf.values()].flatMap((names) => [...names]))).toEqual(
      new Set(['first', 'second']),
    );
  });
});

/** Every partition belongs to one member, and each member has some. */
function isShared(on: KafkaInstallation, partitions: number): boolean {
  const members = on.partitionsOfMembers();
  return (
    members.every(({ length }) => length > 0) &&
    new Set(members.flat()).size === partitions &&
    members.flat().length === partitions
  );
}
