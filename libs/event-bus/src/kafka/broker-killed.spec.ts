import { hasKafka, startKafka } from '@bujiao/testing';
import { eventsOf, eventually, newOrder, Seen, type TestEvent } from '../contract-suite/harness.js';
import { publicationOf } from './kafka-fixtures.js';
import { KafkaInstallation } from './kafka-installation.js';

/** A broker of its own: only one that is a process of ours can be killed. */
const server = await startKafka({});
const broker = hasKafka(server) ? server.embedded : undefined;
const why = hasKafka(server) ? 'the broker runs in a container' : server.reason;

(broker ? describe : describe.skip)(`a broker that is killed${broker ? '' : ` (skipped: ${why})`}`, () => {
  afterAll(() => (hasKafka(server) ? server.stop() : undefined), 60_000);

  it('loses nothing that was published, and keeps every order in its order, for those who publish and those who handle', async () => {
    const on = new KafkaInstallation(broker?.brokers.split(','));
    await on.create(3);
    const orders = Array.from({ length: 20 }, newOrder);
    const seen = new Seen();
    const bus = await on.handling((event) => seen.add(event));
    const publishing = publishAll(on, orders);
    await eventually(() => seen.total > 300);
    await broker?.kill9();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await broker?.restart();
    await publishing;
    await eventually(() => orders.every((order) => new Set(seen.of(order)).size === EACH), 60_000);
    for (const order of orders) {
      const firstTimes = seen.of(order).filter((n, i, all) => all.indexOf(n) === i);
      expect(firstTimes).toEqual(Array.from({ length: EACH }, (_, n) => n));
    }
    await on.drain(bus);
    await on.close();
  }, 120_000);

  it('does not keep a process from stopping while it is away', async () => {
    const on = new KafkaInstallation(broker?.brokers.split(','));
    await on.create(1);
    const seen = new Seen();
    const bus = await on.handling((event) => seen.add(event));
    await on.publisher.publish(eventsOf(newOrder(), 1).map((event) => publicationOf(on.topic, event)));
    await eventually(() => seen.total === 1);
    await broker?.kill9();
    // Time enough for the consumer to notice.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const began = Date.now();
    await on.drain(bus);
    expect(Date.now() - began).toBeLessThan(5_000);
    await broker?.restart();
    await eventually(() => hasNoMembers(on), 60_000);
    await on.close();
  }, 120_000);
});

async function hasNoMembers(on: KafkaInstallation): Promise<boolean> {
  const admin = on.kafka.admin();
  await admin.connect();
  const { groups } = await admin.describeGroups([`${on.prefix}g`]);
  await admin.disconnect();
  return groups.every(({ members }) => members.length === 0);
}

const EACH = 100;

/** As a relay does: what was not confirmed is published again before anything later. */
async function publishAll(on: KafkaInstallation, orders: readonly string[]): Promise<void> {
  for (let n = 0; n < EACH; n += 1) {
    const events: TestEvent[] = orders.flatMap((order) => eventsOf(order, 1, n));
    await untilConfirmed(() => on.publisher.publish(events.map((event) => publicationOf(on.topic, event))));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function untilConfirmed(publish: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await publish();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
