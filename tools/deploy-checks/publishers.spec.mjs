// The publishers of docs/publishing, run as a reader would run them, against a real broker and a real intake.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { EmbeddedKafka, ensureJava } from '@bujiao/embedded-kafka';
import { testDatabase } from '@bujiao/testing';
import { Kafka, logLevel } from '@bujiao/fast-kafkajs';
import pg from 'pg';
import { publishers } from './page-publishers.mjs';
import { startService } from './service-process.mjs';

jest.setTimeout(300_000);

const root = fileURLToPath(new URL('../..', import.meta.url));
const PARTITIONS = 4;
const DEADLINE_MS = 30_000;
const PLACED = {
  buyerId: 'B1',
  goods: { goodsId: 'G1', name: '腾讯QQ币', kind: 'game-points', unitPrice: 100 },
  quantity: 2,
  amount: 200,
  paymentId: 'P1',
};

const hasKcat = spawnSync('kcat', ['-V']).status === 0;
let missing;
await ensureJava().catch(({ message }) => (missing = message));
const whereKafkaRuns = missing && process.env.CI !== 'true' ? describe.skip : describe;

let kafka;
let database;
let intake;

const languages = ['python', 'java', ...(hasKcat ? ['kcat'] : [])];

async function query(text, values) {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** The first row, once there is one. */
async function rowOf(text, values) {
  const end = Date.now() + DEADLINE_MS;
  for (;;) {
    const [row] = await query(text, values);
    if (row) return row;
    if (Date.now() > end) throw new Error(`no row in time: ${text}; intake said: ${intake.said()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const client = () =>
  new Kafka({ brokers: [kafka.brokers], logLevel: logLevel.NOTHING, retry: { retries: 20 } });

async function send(...messages) {
  const producer = client().producer();
  await producer.connect();
  await producer.send({ topic: 'shop.orders', messages });
  await producer.disconnect();
}

async function createTopics() {
  const env = { PATH: process.env.PATH, KAFKA_BROKERS: kafka.brokers, KAFKA_PARTITIONS: String(PARTITIONS) };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['apps/relay/bundle/topics.js'], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout + stderr);
}

/** Partitions of `shop.orders` that hold messages. */
async function usedPartitions() {
  const admin = client().admin();
  await admin.connect();
  try {
    return (await admin.fetchTopicOffsets('shop.orders'))
      .filter(({ high }) => Number(high) > 0)
      .map(({ partition }) => partition);
  } finally {
    await admin.disconnect();
  }
}

function messageTests() {
  test('the messages that the page shows are taken, in both modes', async () => {
    const page = readFileSync(join(root, 'docs', 'publishing.md'), 'utf8');
    const messages = [...page.matchAll(/^```kafka\n([\s\S]*?)^```$/gm)].map(([, text]) => {
      const [head, value] = text.split(/\n\n([\s\S]*)/, 2);
      const { key, ...headers } = Object.fromEntries(head.split('\n').map((line) => line.split(/: (.*)/, 2)));
      return { key, headers, value: value.trim() };
    });
    await send(...messages);
    const { facts } = await rowOf(
      'SELECT facts FROM intake.order_records WHERE order_id = $1 AND fact_count = $2',
      ['order-6', messages.length],
    );
    expect(Object.values(facts).map(({ id, type }) => [id, type])).toEqual(
      expect.arrayContaining([
        ['k-1', 'shop.order.paid'],
        ['k-2', 'shop.order.delivered'],
      ]),
    );
  });

  test('an event of a type that nobody knows is kept with the rejected ones', async () => {
    const headers = {
      ce_specversion: '1.0',
      ce_id: 'u-1',
      ce_source: '/shops/example',
      ce_subject: 'order-7',
    };
    await send({
      key: 'order-7',
      headers: { ...headers, ce_type: 'shop.order.shipped', ce_time: new Date().toISOString() },
      value: '{}',
    });
    const row = await rowOf(
      'SELECT code, type, order_id, publisher FROM intake.rejected_order_events WHERE event_id = $1',
      ['u-1'],
    );
    expect(row).toEqual({
      code: 'unknown-type',
      type: 'shop.order.shipped',
      order_id: 'order-7',
      publisher: 'topic:shop.orders',
    });
  });

  test('a message that is no event is parked', async () => {
    await send({ key: 'no-event', value: 'not JSON' });
    const { reason, error_code: code } = await rowOf(
      'SELECT reason, error_code FROM event_bus.dead_letters WHERE group_name = $1',
      ['intake'],
    );
    expect({ reason, code }).toEqual({ reason: 'unparseable', code: 'missing-attribute' });
  });
}

whereKafkaRuns(`publishers of order events${missing ? ` (${missing})` : ''}`, () => {
  beforeAll(async () => {
    [kafka, database] = await Promise.all([EmbeddedKafka.start(), testDatabase()]);
    await createTopics();
    intake = await startService('intake', {
      PG_URL: database.url,
      EVENT_STORE: 'postgres',
      EVENT_BUS: 'kafka',
      KAFKA_BROKERS: kafka.brokers,
      AUTH_ISSUER: 'urn:test',
      AUTH_JWKS_URL: 'http://127.0.0.1:9/jwks.json',
      DATA_KEY: Buffer.alloc(32, 5).toString('base64'),
      PAYMENT_GATEWAY_URL: 'http://127.0.0.1:9',
      SUPPLIER_URL: 'http://127.0.0.1:9',
      SUPPLIER_KEY: 'of-the-test',
      FULFILLMENT_URL: 'http://127.0.0.1:9',
    });
  });

  afterAll(async () => {
    await intake?.stop();
    await database?.drop();
    await kafka?.stop();
  });

  test('every language reaches the same partition for the same order', async () => {
    for (const language of languages)
      await publishers[language](kafka.brokers, 'same-order', 'shop.order.paid', '{}');
    expect(await usedPartitions()).toHaveLength(1);
  });

  test.each(languages)('an order placed by %s is taken', async (language) => {
    await publishers[language](
      kafka.brokers,
      `placed-by-${language}`,
      'shop.order.placed',
      JSON.stringify(PLACED),
    );
    const { terms } = await rowOf(
      'SELECT terms FROM intake.order_records WHERE order_id = $1 AND terms IS NOT NULL',
      [`placed-by-${language}`],
    );
    expect(terms).toMatchObject({ buyerId: 'B1', goods: { name: '腾讯QQ币' }, amount: 200 });
  });

  test.each(languages)('a wrong event by %s is kept with the reason', async (language) => {
    await publishers[language](
      kafka.brokers,
      `wrong-by-${language}`,
      'shop.order.delivered',
      '{"quantity": 0}',
    );
    const { code } = await rowOf('SELECT code FROM intake.rejected_order_events WHERE source = $1', [
      `/shops/${language}-example`,
    ]);
    expect(code).toBe('invalid-data');
  });

  messageTests();
});

(hasKcat ? test : test.skip)('kcat is on this machine (Debian: apt-get install kcat)', () =>
  expect(hasKcat).toBe(true),
);
