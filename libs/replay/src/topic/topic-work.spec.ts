import { createKafka, createTopics, decodeCloudEvent, KafkaPublisher } from '@bujiao/event-bus/kafka';
import { createPostgresEventStore, type PostgresEventStore } from '@bujiao/event-store/postgres';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { randomUUID } from 'node:crypto';
import type { Consumer, Kafka } from 'kafkajs';
import { Pool } from 'pg';
import type { Job } from '../jobs/job.js';
import { JobRunner } from '../jobs/job-runner.js';
import { Jobs } from '../jobs/jobs.js';
import { countEvents } from '../plan/count-events.js';
import type { SelectionRequest } from '../plan/selection.js';
import { TimeMarks } from '../plan/time-marks.js';
import { appendSteps } from '../projection/projection-fixtures.js';
import { TopicWork } from './topic-work.js';

const DEADLINE_MS = 30_000;
const OPS = { who: 'ops:li', why: 'a new reader' };

let database: TestDatabase;
let pool: Pool;
let store: PostgresEventStore;
let jobs: Jobs;
let kafka: Kafka;
let publisher: KafkaPublisher;
let runner: JobRunner;
const consumers: Consumer[] = [];

beforeEach(async () => {
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url, max: 4 });
  store = createPostgresEventStore({ connectionString: database.url });
  await store.migrate();
  jobs = new Jobs(pool);
  await jobs.prepare();
  kafka = createKafka({ brokers: (process.env['KAFKA_BROKERS'] ?? '').split(','), clientId: 'topic-spec' });
  publisher = new KafkaPublisher(kafka);
  const work = new TopicWork({ store, kafka, publisher, partitions: 3, replicationFactor: 1 });
  runner = new JobRunner({ pool, works: [work], pollMs: 20 });
  runner.start();
});
afterEach(async () => {
  await runner.stop();
  await publisher.close();
  for (const consumer of consumers.splice(0)) await consumer.disconnect();
  await store.close();
  await pool.end();
  await database.drop();
});

async function replay(topic: string, request: SelectionRequest): Promise<Job> {
  const { selection, events, orders, byType } = await countEvents(
    store,
    new TimeMarks(pool),
    request,
    new AbortController().signal,
  );
  const counts = { events, orders, byType };
  return jobs.plan({
    verb: 'topic',
    target: `topic:${topic}`,
    plan: { selection, counts, writes: [], skips: [], reachesOutside: [], seconds: 1 },
    by: OPS.who,
    because: OPS.why,
    rate: 1_000_000,
  });
}

async function ended(id: string): Promise<Job> {
  const end = Date.now() + DEADLINE_MS;
  for (;;) {
    const job = await jobs.find(id);
    if (job?.state === 'done' || job?.state === 'failed') return job;
    if (Date.now() > end) throw new Error(`not in time: ${JSON.stringify(job)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

interface Read {
  readonly orderId: string;
  readonly n: number;
  readonly headers: readonly (string | undefined)[];
}

async function readAll(topic: string, count: number): Promise<readonly Read[]> {
  const consumer = kafka.consumer({ groupId: `spec-${randomUUID()}` });
  consumers.push(consumer);
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const read: Read[] = [];
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${read.length} of ${count} messages`)), DEADLINE_MS);
    const running = consumer.run({
      eachMessage: ({ message }) => {
        const decoded = decodeCloudEvent(message);
        if (!('event' in decoded)) throw new Error(decoded.problem.detail);
        const { orderId, data } = decoded.event;
        const { bujiao_replay: replayed, bujiao_replay_job: job } = message.headers ?? {};
        const headers = [replayed?.toString(), job?.toString()];
        read.push({ orderId, n: (data as { n: number }).n, headers });
        if (read.length === count) {
          clearTimeout(timer);
          resolve();
        }
        return Promise.resolve();
      },
    });
    running.catch(reject);
  });
  return read;
}

it('publishes exactly the planned events, in the order of each order, and says that it is a replay', async () => {
  await appendSteps(store, { orders: 10, steps: 5 });
  const topic = `replay.${randomUUID()}`;
  const { id, plan } = await replay(topic, { types: ['StepTaken'], orders: ['O1', 'O2'] });
  expect(plan.counts).toMatchObject({ events: 10, orders: 2 });
  await appendSteps(store, { orders: 10, steps: 3 });
  await jobs.run(id, OPS);
  expect(await ended(id)).toMatchObject({ state: 'done', counters: { events: 10, written: 10 } });
  const read = await readAll(topic, 10);
  for (const order of ['O1', 'O2'])
    expect(read.filter(({ orderId }) => orderId === order).map(({ n }) => n)).toEqual([0, 1, 2, 3, 4]);
  expect(new Set(read.map(({ headers }) => headers.join()))).toEqual(new Set([`true,${id}`]));
});

it('leaves a topic that is there as its owner has set it up', async () => {
  await appendSteps(store, { orders: 1, steps: 1 });
  const topic = `mine.${randomUUID()}`;
  const admin = kafka.admin();
  await admin.connect();
  const configEntries = [{ name: 'retention.ms', value: '12345678' }];
  await createTopics(admin, [{ topic, numPartitions: 1, configEntries }]);
  const { id } = await replay(topic, {});
  await jobs.run(id, OPS);
  expect((await ended(id)).state).toBe('done');
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: 2, name: topic, configNames: ['retention.ms'] }],
  });
  expect(resources[0]?.configEntries[0]?.configValue).toBe('12345678');
  await admin.disconnect();
});
