import { pause } from '@bujiao/basics';
import { createKafka, createTopics, KafkaPublisher } from '@bujiao/event-bus/kafka';
import type { EventStore } from '@bujiao/event-store';
import { countedPlan, countEvents, JobRunner, Jobs, TimeMarks, type Job } from '@bujiao/replay';
import { TopicWork } from '@bujiao/replay/topic';
import type { Kafka, Message } from 'kafkajs';
import type { Pool } from 'pg';

const PARTITIONS = 4;
/** Messages a batch of the bare producer: as many as fit into a request that brokers take, and so about as many as a replay sends. */
const BATCH = 1_024;
const RATE = 1_000_000;

export interface TopicRound {
  readonly events: number;
  /** ms */
  readonly replay: number;
  readonly bare: number;
}

export interface TopicBench {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly brokers: string;
  readonly types: readonly string[];
}

/** Replays events into a topic, reads the messages back, and sends the very same bytes by a bare producer. */
export async function topicRounds(bench: TopicBench, rounds: number): Promise<readonly TopicRound[]> {
  const kafka = createKafka({ brokers: bench.brokers.split(','), clientId: 'bench-ops' });
  const publisher = new KafkaPublisher(kafka);
  const work = new TopicWork({
    store: bench.store,
    kafka,
    publisher,
    partitions: PARTITIONS,
    replicationFactor: 1,
  });
  const runner = new JobRunner({ pool: bench.pool, works: [work], pollMs: 20 });
  await new Jobs(bench.pool).prepare();
  runner.start();
  try {
    const found: TopicRound[] = [];
    let messages: readonly Message[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const topic = `bench.ops.${round}`;
      const replay = await replayInto(topic, bench);
      if (round === 0) messages = await readAll(kafka, topic, replay.events);
      const bare = await sendPlainly(kafka, `bench.bare.${round}`, messages);
      // The first round warms both up.
      if (round > 0) found.push({ ...replay, bare });
    }
    return found;
  } finally {
    await runner.stop();
    await publisher.close();
  }
}

async function replayInto(
  topic: string,
  { pool, store, types }: TopicBench,
): Promise<{ readonly events: number; readonly replay: number }> {
  const jobs = new Jobs(pool);
  const counted = await countEvents(store, new TimeMarks(pool), { types }, new AbortController().signal);
  const plan = {
    ...countedPlan(counted),
    writes: [],
    skips: [],
    reachesOutside: [],
    seconds: 1,
  };
  const by = 'bench';
  const { id } = await jobs.plan({
    verb: 'topic',
    target: `topic:${topic}`,
    plan,
    by,
    because: by,
    rate: RATE,
  });
  await jobs.run(id, { who: by });
  const { startedAt = '', endedAt = '' } = await done(jobs, id);
  return { events: counted.events, replay: Date.parse(endedAt) - Date.parse(startedAt) };
}

async function done(jobs: Jobs, id: string): Promise<Job> {
  const end = Date.now() + 10 * 60_000;
  for (;;) {
    const job = await jobs.find(id);
    if (job?.state === 'done') return job;
    if (job?.state === 'failed' || Date.now() > end) throw new Error(`the replay ${id}: ${job?.error}`);
    await pause(20);
  }
}

async function readAll(kafka: Kafka, topic: string, count: number): Promise<readonly Message[]> {
  const consumer = kafka.consumer({ groupId: `bench-${topic}` });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const messages: Message[] = [];
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${messages.length} of ${count} messages`)), 120_000);
    consumer
      .run({
        eachBatch: ({ batch }) => {
          for (const { key, value, headers } of batch.messages)
            messages.push({ key, value, ...(headers && { headers }) });
          if (messages.length >= count) {
            clearTimeout(late);
            resolve();
          }
          return Promise.resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return messages;
}

/** @returns ms */
async function sendPlainly(kafka: Kafka, topic: string, messages: readonly Message[]): Promise<number> {
  const admin = kafka.admin();
  await admin.connect();
  await createTopics(admin, [{ topic, numPartitions: PARTITIONS, replicationFactor: 1 }]);
  await admin.disconnect();
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  const began = performance.now();
  for (let from = 0; from < messages.length; from += BATCH)
    await producer.send({ topic, acks: -1, messages: messages.slice(from, from + BATCH) });
  const took = performance.now() - began;
  await producer.disconnect();
  return took;
}
