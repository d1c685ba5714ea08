import { waitUntil } from '@bujiao/testing';
import { eventsOf, newOrder, Seen, type TestEvent } from '../contract-suite/harness.js';
import type { GroupPauses } from '../runtime/group-pauses.js';
import { publicationOf } from './kafka-fixtures.js';
import { describeOverKafka, KafkaInstallation } from './kafka-installation.js';

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

describeOverKafka('a group that a person has paused', () => {
  let on: KafkaInstallation;
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
    await waitUntil(() => pauses.acknowledged === 1);
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
    expect([pauses.acknowledged, on.memberIds.size]).toEqual([1, 0]);
    pauses.pausing = false;
    await waitUntil(() => seen.total === 2);
  });
});
