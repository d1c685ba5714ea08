import { randomUUID } from 'node:crypto';
import { PostgresDeadLetters, PostgresGroupPauses } from '@bujiao/event-bus';
import { createKafka, createTopics } from '@bujiao/event-bus/kafka';
import { testDatabase, waitUntil, type TestDatabase } from '@bujiao/testing';
import type { Admin, Kafka } from 'kafkajs';
import { Pool } from 'pg';
import { KafkaPlaces } from './kafka-places.js';

const DEADLINE_MS = 120_000;
const BROKERS = process.env['KAFKA_BROKERS'];
const overKafka = BROKERS ? describe : describe.skip;

overKafka('a group of a broker', () => {
  let database: TestDatabase;
  let pool: Pool;
  let pauses: PostgresGroupPauses;
  let kafka: Kafka;
  let admin: Admin;
  let topic: string;
  let group: string;
  let places: KafkaPlaces;
  let middle: string;
  const action = (): { group: string; by: string; why: string } => ({ group, by: 'li', why: 'a lost day' });

  /** Two partitions of four messages each; the group has read them all. */
  beforeAll(async () => {
    database = await testDatabase();
    pool = new Pool({ connectionString: database.url, max: 2 });
    await new PostgresDeadLetters(pool).prepare();
    pauses = new PostgresGroupPauses(pool);
    kafka = createKafka({ brokers: (BROKERS ?? '').split(','), clientId: 'places' });
    admin = kafka.admin();
    await admin.connect();
    topic = `places.${randomUUID()}`;
    group = `places-${randomUUID().slice(0, 8)}`;
    places = new KafkaPlaces(kafka, pauses);
    await createTopics(admin, [{ topic, numPartitions: 2 }]);
    const producer = kafka.producer();
    await producer.connect();
    const began = Date.parse('2026-11-20T00:00:00.000Z');
    for (const partition of [0, 1])
      for (let n = 0; n < 4; n += 1)
        await producer.send({
          topic,
          messages: [{ partition, value: String(n), timestamp: String(began + n * 3_600_000) }],
        });
    await producer.disconnect();
    middle = new Date(began + 2 * 3_600_000).toISOString();
    await readAll();
  }, DEADLINE_MS);
  afterAll(async () => {
    await admin?.disconnect();
    await pool?.end();
    await database?.drop();
  }, DEADLINE_MS);

  async function readAll(): Promise<void> {
    const consumer = kafka.consumer({ groupId: group });
    let read = 0;
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({ eachMessage: () => Promise.resolve(void (read += 1)) });
    await waitUntil(() => read === 8);
    await consumer.disconnect();
  }

  const offsets = async (): Promise<readonly string[]> =>
    (await admin.fetchOffsets({ groupId: group, topics: [topic] }))
      .flatMap(({ partitions }) => partitions)
      .sort((a, b) => a.partition - b.partition)
      .map(({ offset }) => offset);

  it.each([
    ['start', () => 'start', ['0', '0']],
    ['head', () => 'head', ['4', '4']],
    ['a time', () => middle, ['2', '2']],
    ['a time after all that was written', () => '2099-01-01T00:00:00Z', ['4', '4']],
  ])('is shown where %s is, and nothing moves', async (_, to, expected) => {
    const before = await offsets();
    const changes = await places.resolve(group, to());
    expect(changes.map(({ partition }) => partition).sort()).toEqual([`${topic}/0`, `${topic}/1`]);
    expect(changes.map((change) => change.to)).toEqual(expected);
    expect(await offsets()).toEqual(before);
  });

  it('is moved only while it is paused and has no members, and the places are read back and on record', async () => {
    const changes = await places.resolve(group, middle);
    await expect(places.move(action(), changes)).rejects.toMatchObject({ code: 'group-not-paused' });
    expect(await pauses.pause(action())).toBe(true);
    const member = kafka.consumer({ groupId: group });
    await member.connect();
    await member.subscribe({ topic });
    await member.run({ autoCommit: false, eachMessage: () => Promise.resolve() });
    await waitUntilJoined();
    await expect(places.move(action(), changes)).rejects.toMatchObject({ code: 'group-not-paused' });
    await member.disconnect();
    const moved = await places.move(action(), changes);
    expect(moved.map(({ to }) => to)).toEqual(['2', '2']);
    expect(await offsets()).toEqual(['2', '2']);
    const { rows } = await pool.query(
      `select what, who, why from event_bus.group_actions order by id desc limit 1`,
    );
    expect(rows).toEqual([{ what: 'reset', who: 'li', why: 'a lost day' }]);
  }, 120_000);

  async function waitUntilJoined(): Promise<void> {
    const end = Date.now() + 60_000;
    while ((await admin.describeGroups([group])).groups[0]?.members.length !== 1) {
      if (Date.now() > end) throw new Error('the member has not joined in time');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it('that the broker does not know, and a place that is none, are refused', async () => {
    await expect(places.resolve(`nobody-${randomUUID()}`, 'start')).rejects.toMatchObject({
      code: 'consumer-group-not-found',
    });
    await expect(places.resolve(group, '12')).rejects.toMatchObject({ code: 'bad-place' });
    await expect(places.resolve(group, '2026-99-99')).rejects.toMatchObject({ code: 'bad-place' });
  });
});
