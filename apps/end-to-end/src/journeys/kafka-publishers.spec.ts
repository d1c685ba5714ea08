import { randomUUID } from 'node:crypto';
import { ORDER_FEED_EVENT_TYPES } from '@bujiao/contracts';
import { EventBus, MemoryDeadLetters, type BusEvent } from '@bujiao/event-bus';
import { createKafka, ensureTopics, KafkaPublisher, KafkaTransport } from '@bujiao/event-bus/kafka';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import type { OpenConflict, Rejection } from '../product/answers.js';
import { orderEvent } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

const brokers = (process.env['KAFKA_BROKERS'] ?? '').split(',').filter(Boolean);
const overKafka = brokers.length > 0 ? describe : describe.skip;
const run = randomUUID().slice(0, 8);
/** Each publisher has a topic of its own; the third topic belongs to nobody. */
const [SHOP, OTHER, ANYBODY] = [`${run}.shop`, `${run}.other`, `${run}.anybody`];

overKafka('publishers of order events over Kafka', () => {
  let database: TestDatabase;
  let product: Product;
  let publisher: KafkaPublisher;
  let bus: EventBus;

  beforeAll(async () => {
    database = await testDatabase();
    const env = { SHOP_ORDERS_PUBLISHERS: `${SHOP}=shop,${OTHER}=other-shop` };
    product = await startProduct({ databaseUrl: database.url, env });
    const kafka = createKafka({ brokers, clientId: 'publishers-spec' });
    await ensureTopics(
      kafka,
      [SHOP, OTHER, ANYBODY].map((topic) => ({ topic, partitions: 2 })),
    );
    publisher = new KafkaPublisher(kafka);
    const handlers = new Map(
      ORDER_FEED_EVENT_TYPES.map(
        (type) => [type, (event: BusEvent) => product.takeOrderEvent(event)] as const,
      ),
    );
    bus = new EventBus([{ group: 'intake', handlers }], {
      transport: new KafkaTransport({
        kafka,
        topicOf: () => ANYBODY,
        orderTopics: [SHOP, OTHER],
        groupPrefix: `${run}.`,
        commitEveryMs: 20,
        sessionTimeoutMs: 6_000,
      }),
      deadLetters: new MemoryDeadLetters(),
    });
    await bus.start();
  });
  afterAll(async () => {
    await bus?.drain();
    await publisher?.close();
    await product?.close();
    await database?.drop();
  });

  const tell = async (topic: string, orderId: string, type: string, data: object): Promise<void> => {
    const minutes = type === 'placed' ? 60 : 30;
    const told = orderEvent(orderId, type, data, minutes) as Record<'id' | 'type' | 'time', string>;
    const event = { id: told.id, source: `/${topic}`, type: told.type, orderId, time: told.time, data };
    await publisher.publish([{ topic, event }]);
  };
  const termsOf = (orderId: string, amount: number): object => ({
    buyerId: `B-${orderId}`,
    goods: { goodsId: 'G1', name: '腾讯Q币 10个', kind: 'game-points', unitPrice: amount },
    quantity: 1,
    amount,
    paymentId: `P-${orderId}`,
  });
  /** The order's page, once it shows as many told events. */
  const told = (orderId: string, count: number) =>
    eventually(
      async () =>
        (
          await (
            await product.as('after-sales')
          ).get<{ told?: { from?: { publisher: string } }[] }>(`/orders/${orderId}/history`)
        ).body.told ?? [],
      (lines) => lines.length >= count,
    );
  const rejectedOf = async (orderId: string, count: number): Promise<Rejection[]> => {
    const ops = await product.as('ops');
    return eventually(
      async () => (await ops.get<Rejection[]>(`/order-events/rejected?orderId=${orderId}`)).body,
      (rejected) => rejected.length >= count,
    );
  };

  it('are told by the topic that is theirs; a topic of nobody stands for itself', async () => {
    const orderId = randomUUID();
    await tell(SHOP, orderId, 'placed', termsOf(orderId, 1_000));
    await told(orderId, 1);
    await tell(OTHER, orderId, 'paid', { paymentId: `P-${orderId}`, amount: 1_000 });
    await tell(ANYBODY, orderId, 'delayed', {});
    const publishers = (await told(orderId, 3)).map(({ from }) => from?.publisher);
    expect([...publishers].sort()).toEqual(['other-shop', 'shop', `topic:${ANYBODY}`]);
  });

  it('whose placing of an order was rejected change nothing of it, under whatever source', async () => {
    const orderId = randomUUID();
    await tell(SHOP, orderId, 'placed', termsOf(orderId, 1_000));
    await told(orderId, 1);
    await tell(OTHER, orderId, 'placed', termsOf(orderId, 1));
    await tell(OTHER, orderId, 'delivered', { quantity: 1, deliveryId: 'd1' });
    const rejected = await rejectedOf(orderId, 2);
    expect(rejected.map(({ code }) => code).sort()).toEqual(['order-terms-differ', 'placing-was-rejected']);
    expect(rejected.map((r) => r.publisher)).toEqual(['other-shop', 'other-shop']);
    const page = (
      await (await product.as('after-sales')).get<{ units: { missing: number } }>(`/orders/${orderId}`)
    ).body;
    expect(page.units.missing).toBe(1);
  });

  it('who disagree about a payment are a contradiction of the order', async () => {
    const orderId = randomUUID();
    await tell(SHOP, orderId, 'placed', termsOf(orderId, 1_000));
    await told(orderId, 1);
    const paymentId = `P-${orderId}`;
    await tell(SHOP, orderId, 'paid', { paymentId, amount: 1_000 });
    await tell(OTHER, orderId, 'paid', { paymentId, amount: 900 });
    await told(orderId, 3);
    const page = (
      await (await product.as('after-sales')).get<{ conflicts: OpenConflict[] }>(`/orders/${orderId}`)
    ).body;
    expect(page.conflicts).toMatchObject([{ code: 'publishers-disagree' }]);
  });
});
