import { randomUUID } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { freePort, programOf } from '@bujiao/basics';
import { systemActor } from '@bujiao/contracts';
import { createKafka, decodeCloudEvent } from '@bujiao/event-bus/kafka';
import { eventId, type NewEvent } from '@bujiao/event-store';
import { createPostgresEventStore } from '@bujiao/event-store/postgres';
import { countEvents, Jobs, TimeMarks } from '@bujiao/replay';
import {
  eventually,
  inheritedEnvironment,
  testDatabase,
  waitUntil,
  type TestDatabase,
} from '@bujiao/testing';
import type { Kafka } from 'kafkajs';
import { Pool } from 'pg';

const DEADLINE_MS = 180_000;
const MAIN = programOf('ops');
const BROKERS = process.env['KAFKA_BROKERS'] ?? '';
const BY = { who: 'li', why: 'a new reader' };
const ORDERS = 8;
const STEPS = 100;
/** Events a second until the kill: a batch takes about half a second. */
const SLOW = 30;

const overKafka = BROKERS ? describe : describe.skip;

const newEvent = (order: string, n: number): NewEvent => ({
  id: eventId(order, 'StepTaken', n),
  type: 'StepTaken',
  data: { n },
  metadata: {
    correlationId: order,
    causationId: order,
    actor: systemActor('intake'),
    schemaVersion: 1,
    occurredAt: new Date(1_780_000_000_000 + n).toISOString(),
  },
});

overKafka('a replay into a topic whose process is killed', () => {
  let database: TestDatabase;
  let pool: Pool;
  let jobs: Jobs;
  let kafka: Kafka;
  let ops: ChildProcess | undefined;

  beforeAll(async () => {
    database = await testDatabase();
    pool = new Pool({ connectionString: database.url, max: 3 });
    jobs = new Jobs(pool);
    await jobs.prepare();
    kafka = createKafka({ brokers: BROKERS.split(','), clientId: 'killed-topic-replay' });
  }, DEADLINE_MS);
  afterAll(async () => {
    await kill('SIGTERM');
    await pool?.end();
    await database?.drop();
  }, DEADLINE_MS);

  async function start(): Promise<void> {
    const port = await freePort();
    const child = spawn(process.execPath, [MAIN], {
      env: {
        ...inheritedEnvironment(),
        BUJIAO_MODE: 'cluster',
        PG_URL: database.url,
        EVENT_BUS: 'kafka',
        KAFKA_BROKERS: BROKERS,
        AUTH_ISSUER: 'urn:test',
        AUTH_AUDIENCE: 'bujiao',
        AUTH_JWKS_URL: 'http://127.0.0.1:9/',
        HTTP_HOST: '127.0.0.1',
        HTTP_PORT: String(port),
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    ops = child;
    await waitUntil(() => isReady(child, port), DEADLINE_MS);
  }

  async function isReady(child: ChildProcess, port: number): Promise<boolean> {
    if (child.exitCode !== null) throw new Error(`ops ended with ${child.exitCode}`);
    const answer = await fetch(`http://127.0.0.1:${port}/health/live`).catch(() => undefined);
    return answer?.ok === true;
  }

  async function kill(signal: NodeJS.Signals): Promise<void> {
    if (!ops || ops.exitCode !== null || ops.signalCode !== null) return;
    const ended = new Promise((resolve) => ops?.once('exit', resolve));
    ops.kill(signal);
    await ended;
  }

  const worked = async (id: string): Promise<number> => (await jobs.find(id))?.counters.events ?? 0;

  /** A plan over `ORDERS` orders of `STEPS` events each. */
  async function planned(topic: string): Promise<string> {
    const store = createPostgresEventStore({ connectionString: database.url });
    try {
      await store.migrate();
      for (let i = 0; i < ORDERS; i += 1)
        await store.append(
          `order-O${i}`,
          'no-stream',
          Array.from({ length: STEPS }, (_, n) => newEvent(`O${i}`, n)),
        );
      const { signal } = new AbortController();
      const found = await countEvents(store, new TimeMarks(pool), { types: ['StepTaken'] }, signal);
      const { selection, events, orders, byType } = found;
      const counts = { events, orders, byType };
      const plan = { selection, counts, writes: [], skips: [], reachesOutside: [], seconds: 1 };
      const request = { plan, by: BY.who, because: BY.why, rate: SLOW };
      return (await jobs.plan({ verb: 'topic', target: `topic:${topic}`, ...request })).id;
    } finally {
      await store.close();
    }
  }

  /** The `n` of each message, by order, as they stand in the topic. */
  async function readTopic(topic: string): Promise<ReadonlyMap<string, readonly number[]>> {
    const admin = kafka.admin();
    await admin.connect();
    const ends = (await admin.fetchTopicOffsets(topic)).map(({ high }) => Number(high));
    await admin.disconnect();
    const total = ends.reduce((sum, end) => sum + end, 0);
    const byOrder = new Map<string, number[]>();
    let read = 0;
    const consumer = kafka.consumer({ groupId: `spec-${randomUUID()}` });
    try {
      await consumer.connect();
      await consumer.subscribe({ topic, fromBeginning: true });
      await consumer.run({
        eachMessage: ({ message }) => {
          const decoded = decodeCloudEvent(message);
          if (!('event' in decoded)) throw new Error(decoded.problem.detail);
          const { orderId, data } = decoded.event;
          byOrder.set(orderId, [...(byOrder.get(orderId) ?? []), (data as { n: number }).n]);
          read += 1;
          return Promise.resolve();
        },
      });
      await waitUntil(() => read >= total, DEADLINE_MS);
      return byOrder;
    } finally {
      await consumer.disconnect();
    }
  }

  it(
    'continues from its checkpoint; each event is there, in the order of its order, and at most a batch is repeated',
    async () => {
      const topic = `replay.${randomUUID()}`;
      const id = await planned(topic);
      await start();
      await jobs.run(id, BY);
      await eventually(
        () => worked(id),
        (events) => events > 0,
        DEADLINE_MS,
      );
      await kill('SIGKILL');
      expect((await jobs.find(id))?.state).toBe('running');
      await start();
      await jobs.setRate(id, 10_000, BY);
      await eventually(
        () => jobs.find(id),
        (job) => job?.state === 'done',
        DEADLINE_MS,
      );
      expect((await jobs.find(id))?.counters).toEqual({ events: ORDERS * STEPS, written: ORDERS * STEPS });

      const byOrder = await readTopic(topic);
      expect([...byOrder.keys()].sort()).toEqual(Array.from({ length: ORDERS }, (_, i) => `O${i}`));
      for (const steps of byOrder.values()) {
        expect([...new Set(steps)]).toEqual(Array.from({ length: STEPS }, (_, n) => n));
        // A repetition starts again at an event that was there; nothing is ever passed over.
        steps.forEach((n, i) => expect(n).toBeLessThanOrEqual(Math.max(-1, ...steps.slice(0, i)) + 1));
      }
      const messages = [...byOrder.values()].reduce((sum, steps) => sum + steps.length, 0);
      expect(messages).toBeLessThanOrEqual(ORDERS * STEPS + Math.ceil(SLOW / 2));
    },
    DEADLINE_MS,
  );
});
