import { pause } from '@bujiao/basics';
import { hasKafka, startKafka, waitUntil } from '@bujiao/testing';
import { eventsOf, newOrder, Seen, type TestEvent } from '../contract-suite/harness.js';
import { publicationOf } from './kafka-fixtures.js';
import { KafkaInstallation } from './kafka-installation.js';

/** Consumers reconnect with back-off, and members time out: both take a multiple of a session. */
const AFTER_RESTART_DEADLINE_MS = 60_000;

/** A broker of its own, which the spec can kill. */
const server = await startKafka({});
const broker = hasKafka(server) ? server.embedded : undefined;
const why = hasKafka(server) ? 'the broker runs in a container' : server.reason;

(broker ? describe : describe.skip)(`a broker that is killed${broker ? '' : ` (skipped: ${why})`}`, () => {
  afterAll(() => (hasKafka(server) ? server.stop() : undefined), 60_000);

  it('loses no published event, and keeps the events of every order in order, for publisher and consumer', async () => {
    const on = new KafkaInstallation(broker?.brokers.split(','));
    await on.create(3);
    const orders = Array.from({ length: 20 }, newOrder);
    const seen = new Seen();
    const bus = await on.handling((event) => seen.add(event));
    const publishing = new AbortController();
    // The second half is published to a broker that is dead, however late the consumer has joined.
    let openSecondHalf = (): void => undefined;
    const killed = new Promise<void>((resolve) => (openSecondHalf = resolve));
    const published = publishAll(on, orders, { signal: publishing.signal, secondHalf: killed });
    try {
      await waitUntil(() => seen.total > 300);
      await broker?.kill9();
      openSecondHalf();
      await waitUntil(() => Object.values(on.clientErrors).every((errors) => errors.length > 0));
      await broker?.restart();
      await published;
      await waitUntil(
        () => orders.every((order) => new Set(seen.of(order)).size === EACH),
        AFTER_RESTART_DEADLINE_MS,
      );
    } finally {
      publishing.abort();
      openSecondHalf();
      await published;
    }
    for (const order of orders) {
      const firstTimes = seen.of(order).filter((n, i, all) => all.indexOf(n) === i);
      expect(firstTimes).toEqual(Array.from({ length: EACH }, (_, n) => n));
    }
    await on.drain(bus);
    await on.close();
  }, 180_000);

  // A drain has its own deadline, which is shorter than the client's request time-out.
  it('does not prevent a process from stopping while it hangs', async () => {
    const on = new KafkaInstallation(broker?.brokers.split(','));
    await on.create(1);
    const seen = new Seen();
    const bus = await on.handling((event) => seen.add(event));
    await on.publisher.publish(eventsOf(newOrder(), 1).map((event) => publicationOf(on.topic, event)));
    await waitUntil(() => seen.total === 1);
    const pid = broker?.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    try {
      await on.drain(bus);
      expect(on.requestTimeouts).toBe(0);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await waitUntil(() => hasNoMembers(on), AFTER_RESTART_DEADLINE_MS);
    await on.close();
  }, 180_000);

  it('does not prevent a process from stopping while it is down', async () => {
    const on = new KafkaInstallation(broker?.brokers.split(','));
    await on.create(1);
    const seen = new Seen();
    const bus = await on.handling((event) => seen.add(event));
    await on.publisher.publish(eventsOf(newOrder(), 1).map((event) => publicationOf(on.topic, event)));
    await waitUntil(() => seen.total === 1);
    await broker?.kill9();
    await waitUntil(() => on.clientErrors.consuming.length > 0);
    await on.drain(bus);
    await broker?.restart();
    await waitUntil(() => hasNoMembers(on), AFTER_RESTART_DEADLINE_MS);
    await on.close();
  }, 180_000);
});

async function hasNoMembers(on: KafkaInstallation): Promise<boolean> {
  const admin = on.kafka.admin();
  await admin.connect();
  const { groups } = await admin.describeGroups([`${on.prefix}g`]);
  await admin.disconnect();
  return groups.every(({ members }) => members.length === 0);
}

const EACH = 100;

/** As the relay does: events that were not confirmed are published again before later ones. */
async function publishAll(
  on: KafkaInstallation,
  orders: readonly string[],
  { signal, secondHalf }: { readonly signal: AbortSignal; readonly secondHalf: Promise<void> },
): Promise<void> {
  for (let n = 0; n < EACH && !signal.aborted; n += 1) {
    if (n === EACH / 2) await secondHalf;
    const events: TestEvent[] = orders.flatMap((order) => eventsOf(order, 1, n));
    const publish = () => on.publisher.publish(events.map((event) => publicationOf(on.topic, event)));
    await untilConfirmed(publish, signal);
    await pause(10);
  }
}

async function untilConfirmed(publish: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      return await publish();
    } catch {
      await pause(200);
    }
  }
}
