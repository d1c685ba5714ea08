import { randomBytes, randomUUID } from 'node:crypto';
import {
  ORDER_CONFLICTS_TOPIC,
  ORDER_STATES_TOPIC,
  SERVICES,
  serviceTopic,
  SHOP_ORDERS_TOPIC,
} from '@bujiao/contracts';
import { createKafka, ensureTopics } from '@bujiao/event-bus/kafka';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import type { Admin, Kafka, Message } from 'kafkajs';
import { orderEvent } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

const DEADLINE_MS = 240_000;
const BROKERS = process.env['KAFKA_BROKERS'];

/** What services read, with a type that is handled there. */
const READ: readonly (readonly [topic: string, type: string])[] = [
  [SHOP_ORDERS_TOPIC, 'shop.order.paid'],
  [serviceTopic('intake'), 'ResubmissionRequested'],
  [serviceTopic('verification'), 'ResubmissionApproved'],
  [serviceTopic('fulfillment'), 'ResubmissionDelivered'],
  [serviceTopic('after-sales'), 'OrderConflictClosed'],
];

let database: TestDatabase;
let product: Product;
let kafka: Kafka;
let admin: Admin;

const ofKafka = BROKERS === undefined || BROKERS === '' ? describe.skip : describe;

const event = (type: string, value: Buffer | string | null, change: Record<string, string> = {}): Message => {
  const subject = `BAD-${randomUUID()}`;
  const headers = {
    ...{ ce_specversion: '1.0', ce_id: randomUUID(), ce_source: 'shop', ce_type: type, ce_subject: subject },
    ...{ ce_time: new Date().toISOString(), 'content-type': 'application/json', ...change },
  };
  return { key: subject, value, headers };
};

const nested = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

/** Messages that no service can take. */
const badMessages = (type: string): readonly Message[] => [
  { value: randomBytes(200) },
  { value: null, key: 'k' },
  { value: '' },
  event(type, randomBytes(500)),
  event(type, ''),
  event(type, null),
  event(type, '{"a":'),
  event(type, '[]'),
  event(type, '"text"'),
  event(type, nested(50_000)),
  event(type, JSON.stringify({ note: 'x'.repeat(900_000) })),
  event(type, '{"a":"\\u0000"}'),
  event(type, '{"a":"\\ud800"}'),
  event(type, '{}', { ce_id: 'x'.repeat(5_000) }),
  event(type, '{}', { ce_subject: 'a\0b' }),
  event(type, '{}', { ce_time: 'yesterday' }),
  event(type, '{"resubmissionId":5,"quantity":"many","checks":{}}'),
  event(type, '{"resubmissionId":null,"amount":-1,"payments":"none"}'),
  event(type, '{"__proto__":{"x":1},"constructor":"y"}'),
];

ofKafka('messages that no service can take, on every topic that one reads', () => {
  beforeAll(async () => {
    database = await testDatabase();
    kafka = createKafka({ brokers: (BROKERS ?? '').split(','), clientId: 'bad-messages' });
    admin = kafka.admin();
    await admin.connect();
    const topics = [
      SHOP_ORDERS_TOPIC,
      ORDER_STATES_TOPIC,
      ORDER_CONFLICTS_TOPIC,
      ...SERVICES.map((service) => serviceTopic(service)),
    ];
    await ensureTopics(
      kafka,
      topics.map((topic) => ({ topic, partitions: 2 })),
    );
    product = await startProduct({
      databaseUrl: database.url,
      env: { EVENT_BUS: 'kafka', KAFKA_BROKERS: BROKERS ?? '' },
    });
  }, DEADLINE_MS);
  afterAll(async () => {
    await admin?.disconnect();
    await product?.close();
    await database?.drop();
  }, DEADLINE_MS);

  /** @returns the order that is placed behind all of them, in both partitions */
  async function publishAll(): Promise<string> {
    const producer = kafka.producer();
    await producer.connect();
    for (const [topic, type] of READ)
      for (const message of badMessages(type)) await producer.send({ topic, messages: [message] });
    const orderId = randomUUID();
    const terms = {
      buyerId: 'B1',
      goods: { goodsId: 'G1', name: 'Q币', kind: 'game-points', unitPrice: 1 },
    };
    const good = orderEvent(orderId, 'placed', { ...terms, quantity: 1, amount: 1, paymentId: 'P1' }, 1);
    for (const partition of [0, 1])
      await producer.send({
        topic: SHOP_ORDERS_TOPIC,
        messages: [
          {
            key: orderId,
            value: JSON.stringify({ ...good, id: `${orderId}-${partition}` }),
            headers: { 'content-type': 'application/cloudevents+json; charset=UTF-8' },
            partition,
          },
        ],
      });
    await producer.disconnect();
    return orderId;
  }

  it(
    'end as dead letters or rejections with a reason, and hold nobody up',
    async () => {
      const orderId = await publishAll();
      await eventually(
        () => unread(admin),
        (left) => left.length === 0,
        120_000,
      );
      const ops = await product.as('ops');
      const letters = await lettersOf(ops);
      for (const letter of letters) expect(reasonOf(letter)).toMatch(/^[\w-]+$/);
      for (const [topic] of READ) {
        const parked = letters.filter(
          ({ partition }) => partition.startsWith(`${topic}/`) || partition.startsWith(`${topic}-`),
        );
        expect([topic, parked.filter(({ reason }) => reason === 'unparseable').length > 10]).toEqual([
          topic,
          true,
        ]);
      }
      const rejected = (await ops.get<{ code: string; detail: string }[]>('/order-events/rejected')).body;
      expect(rejected.length).toBeGreaterThan(0);
      for (const { code, detail } of rejected) expect([code, detail]).not.toContain('');
      const page = await (await product.as('buyer', 'B1')).get<{ orderId: string }>(`/orders/${orderId}`);
      expect(page).toMatchObject({ status: 200, body: { orderId } });
    },
    DEADLINE_MS,
  );
});

const reasonOf = ({ errorCode, message, reason }: Letter): string => errorCode ?? message?.reason ?? reason;

interface Letter {
  readonly id: string;
  readonly partition: string;
  readonly reason: string;
  readonly errorCode?: string;
  readonly message?: { readonly reason: string };
}

async function lettersOf(ops: { get<B>(path: string): Promise<{ readonly body: B }> }): Promise<Letter[]> {
  const all: Letter[] = [];
  for (;;) {
    const after = all.at(-1)?.id;
    const { body } = await ops.get<Letter[]>(`/dead-letters?limit=1000${after ? `&after=${after}` : ''}`);
    all.push(...body);
    if (body.length < 1000) return all;
  }
}

/** Partitions of the topics that some group has not read to their end. */
async function unread(on: Admin): Promise<readonly string[]> {
  const ends = await endsOf(on);
  const { groups } = await on.listGroups();
  const ours = groups.filter(({ groupId }) => SERVICES.some((service) => groupId.startsWith(service)));
  if (ours.length === 0) return ['no group yet'];
  const read = await Promise.all(ours.map(({ groupId }) => committedBy(on, groupId)));
  const left = read.flat().filter(({ name, offset }) => offset < (ends.get(name) ?? -1));
  const begun = new Set(read.flat().map(({ name }) => name));
  // A group that has only just joined has committed nothing yet.
  const unbegun = [...ends].filter(([name, end]) => end > 0 && !begun.has(name)).map(([name]) => name);
  return [
    ...unbegun,
    ...left.map(({ group, name, offset }) => `${group} ${name} ${offset} of ${ends.get(name)}`),
  ];
}

async function endsOf(on: Admin): Promise<ReadonlyMap<string, number>> {
  const ends = await Promise.all(
    READ.map(async ([topic]) =>
      (await on.fetchTopicOffsets(topic)).map(
        ({ partition, high }) => [`${topic}/${partition}`, Number(high)] as const,
      ),
    ),
  );
  return new Map(ends.flat());
}

interface Committed {
  readonly group: string;
  /** Topic and partition. */
  readonly name: string;
  readonly offset: number;
}

async function committedBy(on: Admin, group: string): Promise<readonly Committed[]> {
  return (await on.fetchOffsets({ groupId: group })).flatMap(({ topic, partitions }) =>
    partitions.map(({ partition, offset }) => ({
      ...{ group, name: `${topic}/${partition}`, offset: Number(offset) },
    })),
  );
}
