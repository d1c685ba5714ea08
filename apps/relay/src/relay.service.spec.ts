import { randomUUID } from 'node:crypto';
import { orderStream, systemActor, type EventMetadata } from '@bujiao/contracts';
import { PostgresCheckpoints } from '@bujiao/event-bus';
import { createKafka, ensureTopics, KafkaPublisher, type Publication } from '@bujiao/event-bus/kafka';
import type { ExpectedHead } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { Config } from '@bujiao/platform';
import { testDatabase, waitUntil, type TestDatabase } from '@bujiao/testing';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Consumer, Kafka } from 'kafkajs';
import pg from 'pg';
import { Leadership } from './leadership.js';
import { Relay } from './relay.service.js';

const BROKERS = (process.env['KAFKA_BROKERS'] ?? '').split(',').filter(Boolean);
const overKafka = BROKERS.length > 0 ? describe : describe.skip;

const METADATA: EventMetadata = {
  correlationId: 'c1',
  causationId: 'c0',
  actor: systemActor('intake'),
  schemaVersion: 1,
  occurredAt: '2026-01-01T00:00:00.000Z',
};
const LEAD = `SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
  WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.granted`;
const POSITION = "SELECT position FROM event_bus.checkpoints WHERE group_name = 'relay'";

overKafka('relays that follow each other', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let store: MemoryEventStore;
  let kafka: Kafka;
  let topic: string;
  let consumer: Consumer;
  let states: { orderId: string; state: string; revision: number }[];
  /** Of every batch that was sent: `published`, or the broker's refusal. */
  let outcomes: string[];
  const stops: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    database = await testDatabase();
    pool = new pg.Pool({ connectionString: database.url });
    pool.on('error', () => undefined);
    store = new MemoryEventStore();
    kafka = createKafka({ brokers: BROKERS, clientId: 'relay-spec' });
    topic = `relay-spec.${randomUUID()}`;
    await ensureTopics(kafka, [{ topic, partitions: 1 }]);
    await readStates();
  });
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
    await consumer.disconnect();
    await store.close();
    await pool.end();
    await database.drop();
    jest.restoreAllMocks();
  });

  /** As a consumer of the shop sees the states. */
  async function readStates(): Promise<void> {
    states = [];
    outcomes = [];
    consumer = kafka.consumer({ groupId: `${topic}.reader`, maxWaitTimeInMs: 50 });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachMessage: ({ message }) => {
        states.push(JSON.parse(String(message.value)) as (typeof states)[number]);
        return Promise.resolve();
      },
    });
  }

  /** A relay of this database, which publishes states on the topic of the spec. `beforeSending` may hold a batch back. */
  async function relay(beforeSending: () => Promise<void> = () => Promise.resolve()): Promise<Relay> {
    const real = new KafkaPublisher(createKafka({ brokers: BROKERS, clientId: 'relay-spec' }), {
      fencedBy: topic,
    });
    const publisher = {
      takeOver: () => real.takeOver(),
      publish: async (publications: readonly Publication[]) => {
        const own = publications.filter((one) => one.topic === 'shop.order-states');
        await beforeSending();
        const sent = real.publish(own.map((one) => ({ ...one, topic })));
        await sent.then(
          () => outcomes.push('published'),
          (error: { type?: string }) => outcomes.push(error.type ?? String(error)),
        );
        await sent;
      },
    };
    const leadership = new Leadership(Object.assign(new Config(), { pgUrl: database.url }));
    const started = new Relay(store, publisher, new PostgresCheckpoints(pool), leadership);
    stops.push(() => real.close());
    stops.push(() => started.stop());
    await started.onApplicationBootstrap();
    return started;
  }

  async function record(orderId: string, ...types: readonly string[]): Promise<void> {
    const stream = orderStream(orderId);
    let head: ExpectedHead = (await store.read(stream)).head;
    for (const type of types) {
      const event = { id: randomUUID(), type, data: { resubmissionId: 'r1' }, metadata: METADATA };
      const result = await store.append(stream, head, [event]);
      if (result.conflict) throw new Error('conflict');
      head = result.head;
    }
  }

  const statesOf = (orderId: string): string[] =>
    states.filter((one) => one.orderId === orderId).map(({ state }) => state);
  const position = async (): Promise<number> =>
    Number((await pool.query<{ position: string }>(POSITION)).rows[0]?.position ?? -1);

  it('end with the newest state of an order, though the former leader still sends an older one', async () => {
    let isHeld = false;
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let wasHeld = false;
    await relay(() => {
      if (!isHeld) return Promise.resolve();
      wasHeld = true;
      return released;
    });
    await record('A', 'ResubmissionRequested');
    await waitUntil(() => statesOf('A').length === 1);
    isHeld = true;
    await record('B', 'ResubmissionRequested');
    await waitUntil(() => wasHeld);

    await pool.query(LEAD);
    await relay();
    await record('B', 'ResubmissionDelivered');
    await waitUntil(() => statesOf('B').includes('resubmission-succeeded'));
    isHeld = false;
    outcomes = [];
    release();
    await waitUntil(() => outcomes.includes('INVALID_PRODUCER_EPOCH'));

    // What is published after it comes after it: nothing of the former leader lies between.
    await record('C', 'ResubmissionRequested');
    await waitUntil(() => statesOf('C').length > 0);
    expect(statesOf('B')).toEqual(['resubmitting', 'resubmission-succeeded']);
  });

  it('move the checkpoint forwards alone', async () => {
    const checkpoints = new PostgresCheckpoints(pool);
    await checkpoints.prepare();
    expect(await checkpoints.saveAfter('relay', undefined, '5')).toBe(true);
    expect(await checkpoints.saveAfter('relay', undefined, '1')).toBe(false);
    expect(await checkpoints.saveAfter('relay', '5', '9')).toBe(true);
    // As the former leader still has it.
    expect(await checkpoints.saveAfter('relay', '5', '6')).toBe(false);
    expect(await position()).toBe(9);
  });

  it('publish again from the last checkpoint, in order, when one takes over from another', async () => {
    const first = await relay();
    await record('A', 'ResubmissionRequested', 'ResubmissionDelivered');
    await waitUntil(() => statesOf('A').length === 2);
    await first.stop();
    const saved = await position();
    expect(saved).toBeGreaterThan(0);
    await record('A', 'ReceiptConfirmed');
    await record('B', 'ResubmissionRequested');
    await relay();
    await waitUntil(() => statesOf('B').length === 1);
    const revisions = states.filter(({ orderId }) => orderId === 'A').map(({ revision }) => revision);
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
  });
});
