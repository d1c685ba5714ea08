import { waitUntil } from '@bujiao/testing';
import type { Consumer } from 'kafkajs';
import { eventsOf, newOrder, Seen, type TestEvent } from '../contract-suite/harness.js';
import type { GroupPauses } from '../runtime/group-pauses.js';
import { HeldKafka } from './held-kafka-fixtures.js';
import { publicationOf } from './kafka-fixtures.js';
import { describeOverKafka, KafkaInstallation, specBrokers } from './kafka-installation.js';

/** What a person decided, as the process sees it. */
class Decided implements GroupPauses {
  pausing = false;
  acknowledged = 0;

  paused(groups: readonly string[]): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set(this.pausing ? groups : []));
  }

  acknowledge(): Promise<void> {
    this.acknowledged += 1;
    return Promise.resolve();
  }
}

/** Makes the consumers of an installation wait where they connect, as without a broker, and crash on their next batch. */
class Consumers {
  connecting = 0;
  /** Of those whose connecting was held. */
  readonly disconnected: Consumer[] = [];
  crashing = false;
  private held: Promise<void> | undefined;
  private free: () => void = () => undefined;

  constructor({ kafka }: KafkaInstallation) {
    const create = kafka.consumer.bind(kafka);
    kafka.consumer = (config) => this.observed(create(config));
  }

  hold(): void {
    this.held = new Promise((resolve) => (this.free = resolve));
  }

  release(): void {
    this.held = undefined;
    this.free();
  }

  private observed(consumer: Consumer): Consumer {
    const { connect, run } = consumer;
    consumer.connect = async () => {
      if (this.held) await this.hindered(consumer, this.held);
      await connect();
    };
    consumer.run = (config) =>
      run({
        ...config,
        eachBatch: (payload) =>
          this.crashing
            ? Promise.reject(Object.assign(new Error('crash'), { retriable: false }))
            : (config?.eachBatch?.(payload) ?? Promise.resolve()),
      });
    return consumer;
  }

  private async hindered(consumer: Consumer, held: Promise<void>): Promise<void> {
    this.connecting += 1;
    await held;
    consumer.on(consumer.events.DISCONNECT, () => this.disconnected.push(consumer));
  }
}

describeOverKafka('a group that a person has paused', () => {
  let on: KafkaInstallation;
  const members = async (): Promise<number> => {
    const admin = on.kafka.admin();
    await admin.connect();
    const { groups } = await admin.describeGroups([`${on.prefix}g`]).finally(() => admin.disconnect());
    return groups[0]?.members.length ?? 0;
  };
  const publish = (events: readonly TestEvent[]): Promise<void> =>
    on.publisher.publish(events.map((event) => publicationOf(on.topic, event)));

  beforeEach(() => {
    on = new KafkaInstallation();
  });
  afterEach(() => on.close());

  it('is left by its members, so that its offsets can be moved, and is read from there when it is resumed', async () => {
    await on.create(1);
    const order = newOrder();
    const seen = new Seen();
    const pauses = new Decided();
    await publish(eventsOf(order, 5));
    const bus = await on.handling((event) => seen.add(event), { pauses });
    await waitUntil(() => seen.total === 5);
    pauses.pausing = true;
    await waitUntil(() => pauses.acknowledged > 0);
    await publish(eventsOf(order, 3, 5));
    const admin = on.kafka.admin();
    await admin.connect();
    // The broker refuses this while the group has a member.
    await admin.setOffsets({
      groupId: `${on.prefix}g`,
      topic: on.topic,
      partitions: [{ partition: 0, offset: '2' }],
    });
    await admin.disconnect();
    expect(seen.total).toBe(5);
    pauses.pausing = false;
    await waitUntil(() => seen.total === 11);
    await bus.idle('g');
    expect(seen.of(order)).toEqual([0, 1, 2, 3, 4, 2, 3, 4, 5, 6, 7]);
  });

  it('is not read by a process that starts', async () => {
    await on.create(1);
    const seen = new Seen();
    const pauses = new Decided();
    pauses.pausing = true;
    await publish(eventsOf(newOrder(), 2));
    await on.handling((event) => seen.add(event), { pauses });
    expect(pauses.acknowledged).toBeGreaterThan(0);
    expect(on.memberIds.size).toBe(0);
    pauses.pausing = false;
    await waitUntil(() => seen.total === 2);
  });

  describe('while its consumer connects', () => {
    const orders = Array.from({ length: 20 }, newOrder);
    let consumers: Consumers;
    let seen: Seen;
    let pauses: Decided;

    beforeEach(async () => {
      await on.create(4);
      consumers = new Consumers(on);
      seen = new Seen();
      pauses = new Decided();
    });

    const handling = () => on.handling((event) => seen.add(event), { pauses });

    /** As when the broker is away for a while. */
    const lose = async () => {
      await publish(eventsOf(orders[0] as string, 1));
      await waitUntil(() => seen.total === 1);
      consumers.hold();
      consumers.crashing = true;
      await publish(eventsOf(orders[0] as string, 1, 1));
      await waitUntil(() => consumers.connecting === 1);
      consumers.crashing = false;
    };

    const pauseAndRelease = async () => {
      pauses.pausing = true;
      await waitUntil(() => pauses.acknowledged > 0);
      consumers.release();
      await waitUntil(() => consumers.disconnected.length === 1);
      expect(await members()).toBe(0);
    };

    it('has no member once it is paused, and is read as a whole by the one that is resumed', async () => {
      consumers.hold();
      await handling();
      await waitUntil(() => consumers.connecting === 1);
      await pauseAndRelease();
      pauses.pausing = false;
      await publish(orders.flatMap((order) => eventsOf(order, 1)));
      await waitUntil(() => orders.every((order) => seen.of(order).length === 1));
      expect([await members(), on.memberIds.size, on.problems]).toEqual([1, 1, []]);
    });

    it('has no member once it is paused, also after a crash of one that had joined', async () => {
      await handling();
      await lose();
      await pauseAndRelease();
      pauses.pausing = false;
      await publish(orders.flatMap((order) => eventsOf(order, 1, 2)));
      await waitUntil(() => orders.every((order) => seen.of(order).at(-1) === 2));
      expect([await members(), on.memberIds.size]).toEqual([1, 2]);
      expect(on.problems).toEqual([expect.stringMatching(/^consuming for /)]);
    });

    it('has no member once it is paused while it joins', async () => {
      const held = new HeldKafka(specBrokers());
      const create = held.kafka.consumer.bind(held.kafka);
      const met: string[] = [];
      held.kafka.consumer = (config) => {
        const consumer = create(config);
        const { run } = consumer;
        consumer.on(consumer.events.GROUP_JOIN, () => met.push('joined'));
        consumer.on(consumer.events.DISCONNECT, () => met.push('disconnected'));
        consumer.run = (options) => {
          held.hold();
          met.push('joining');
          return run(options);
        };
        return consumer;
      };
      await on.handling((event) => seen.add(event), { pauses, transport: { kafka: held.kafka } });
      await waitUntil(() => met.length === 1);
      pauses.pausing = true;
      await waitUntil(() => pauses.acknowledged > 0);
      held.release();
      await waitUntil(() => met.includes('disconnected'));
      expect(met).toEqual(['joining', 'joined', 'disconnected']);
      expect(await members()).toBe(0);
    });

    it('can be drained', async () => {
      const bus = await handling();
      await lose();
      await on.drain(bus);
      consumers.release();
      await waitUntil(() => consumers.disconnected.length === 1);
      expect(await members()).toBe(0);
    });
  });
});
