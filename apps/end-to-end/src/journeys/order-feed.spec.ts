import { randomUUID } from 'node:crypto';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import type { Api } from '../product/api.js';
import { orderEvent, Shop } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

let database: TestDatabase;
let product: Product;
let shop: Shop;
let publisher: Api;
let ops: Api;

beforeAll(async () => {
  database = await testDatabase();
  // Tried long enough for the shop's news to come between two tries, also on a busy machine.
  const retryAfter = [50, 100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800];
  product = await startProduct({ databaseUrl: database.url, policy: { retryAfter } });
  shop = new Shop(product);
  publisher = await product.as('service', 'shop');
  ops = await product.as('ops');
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

const goods = { goodsId: 'G1', name: '腾讯Q币 10个', kind: 'game-points', unitPrice: 1000 };
const placed = (orderId: string, over: object = {}): Record<string, unknown> =>
  orderEvent(
    orderId,
    'placed',
    { buyerId: `B-${orderId}`, goods, quantity: 2, amount: 2000, paymentId: 'P1', ...over },
    60,
  );
const page = async (orderId: string) => (await ops.get(`/orders/${orderId}`)).body;

interface FeedAnswer {
  readonly events: readonly { readonly outcome: string }[];
}

describe('order events', () => {
  it('come to the same in any order, duplicated and at the same time', async () => {
    const orderIds = Array.from({ length: 12 }, () => randomUUID());
    await Promise.all(
      orderIds.map(async (orderId, i) => {
        const told = [
          placed(orderId),
          orderEvent(orderId, 'paid', {}, 55),
          orderEvent(orderId, 'delivered', { quantity: 1 }, 50),
          orderEvent(orderId, 'delayed', {}, 52),
        ];
        const turned = [...told.slice(i % 4), ...told.slice(0, i % 4), ...told];
        await Promise.all(turned.map((event) => publisher.post('/order-events', event)));
      }),
    );
    for (const orderId of orderIds) {
      expect(await page(orderId)).toMatchObject({
        status: 'partly-delivered',
        resubmittable: true,
        prefilled: { reason: 'partly-delivered', quantityOwed: 1 },
      });
    }
  });

  it('that come twice at the same moment are accepted once; the other one is a duplicate', async () => {
    const events = Array.from({ length: 60 }, () => orderEvent(randomUUID(), 'paid', { paymentId: 'P1' }, 1));
    const outcomes = await Promise.all(
      events.map(async (event) => {
        const answers = await Promise.all(
          [1, 2].map(() => publisher.post<FeedAnswer>('/order-events', [event])),
        );
        return answers.map(({ body }) => body.events[0]?.outcome).sort();
      }),
    );
    expect(outcomes).toEqual(events.map(() => ['accepted', 'duplicate']));
    const [event] = events;
    const { body } = await publisher.post<FeedAnswer>('/order-events', [event, event, event]);
    expect(body.events.map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate', 'duplicate']);
  });

  it('make no order known before it was placed', async () => {
    const orderId = randomUUID();
    await publisher.post('/order-events', [orderEvent(orderId, 'delivery-failed', {}, 10)]);
    expect((await ops.get(`/orders/${orderId}`)).status).toBe(404);
    await publisher.post('/order-events', [placed(orderId)]);
    expect(await page(orderId)).toMatchObject({ status: 'delivery-failed' });
  });

  it('are taken one by one, in batches, and in binary form', async () => {
    const [one, binary] = [randomUUID(), randomUUID()];
    const asJson = { 'content-type': 'application/cloudevents+json' };
    expect(await publisher.post('/order-events', placed(one), asJson)).toMatchObject({
      status: 202,
      body: { accepted: 1, rejected: [] },
    });
    const { data, ...attributes } = placed(binary);
    const headers = Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [`ce-${name}`, String(value)]),
    );
    expect(await publisher.post('/order-events', data, headers)).toMatchObject({
      status: 202,
      body: { accepted: 1 },
    });
    const batch = Array.from({ length: 500 }, () => placed(randomUUID()));
    const asBatch = { 'content-type': 'application/cloudevents-batch+json' };
    expect(await publisher.post('/order-events', batch, asBatch)).toMatchObject({
      status: 202,
      body: { accepted: 500 },
    });
    expect(await publisher.post('/order-events', [...batch, placed(randomUUID())], asBatch)).toMatchObject({
      status: 400,
      body: { code: 'too-many-events' },
    });
    for (const orderId of [one, binary]) expect(await page(orderId)).toMatchObject({ orderId });
  });
});

describe('a bad order event', () => {
  it('is kept with its reason where it can be seen, and holds up no other', async () => {
    const good = randomUUID();
    const bad = [
      { ...placed(randomUUID()), type: 'shop.order.exploded', id: randomUUID() },
      { ...placed(randomUUID()), time: 'yesterday', id: randomUUID() },
      { ...placed(randomUUID(), { goods: { ...goods, name: 'Q币\0' } }), id: randomUUID() },
      { ...placed(randomUUID(), { quantity: -1 }), id: randomUUID() },
      { ...placed(randomUUID(), { goods: { ...goods, name: '\ud83d' } }), id: randomUUID() },
      7,
      null,
      'event',
      [],
    ];
    const { status, body } = await publisher.post('/order-events', [placed(good), ...bad]);
    expect({ status, accepted: body.accepted }).toEqual({ status: 202, accepted: 1 });
    expect(body.rejected.map(({ index, code }) => [index, code])).toEqual([
      [1, 'unknown-type'],
      [2, 'invalid-time'],
      [3, 'invalid-data'],
      [4, 'invalid-data'],
      [5, 'invalid-data'],
      [6, 'not-an-event'],
      [7, 'not-an-event'],
      [8, 'not-an-event'],
      [9, 'not-an-event'],
    ]);
    const kept = (await ops.get<{ eventId: string | null }[]>('/order-events/rejected?limit=1000')).body;
    for (const event of bad.slice(0, 5) as { id: string }[]) {
      expect(kept.find(({ eventId }) => eventId === event.id)).toMatchObject({
        source: 'shop',
        code: expect.any(String),
        detail: expect.any(String),
      });
    }
    expect(await page(good)).toMatchObject({ orderId: good });
  });

  it('is listed with where it is wrong, what was probably meant, and how to mend it', async () => {
    const orderId = randomUUID();
    const pending = { pending_supplier_order: { supplierId: 'S1', requestNo: '1' } };
    await publisher.post('/order-events', [orderEvent(orderId, 'delayed', pending, 1)]);
    const { body } = await ops.get<object[]>(`/order-events/rejected?orderId=${orderId}`);
    expect(body).toMatchObject([
      {
        code: 'unknown-field',
        pointer: '/data/pending_supplier_order',
        didYouMean: 'pendingSupplierOrder',
        mend: { zh: expect.stringContaining('pendingSupplierOrder'), en: expect.stringContaining('Rename') },
      },
    ]);
  });

  it('nested out of all measure is refused like any other', async () => {
    const id = randomUUID();
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const event = JSON.stringify({ ...placed(randomUUID()), id, data: 'DEEP' }).replace(
      '"DEEP"',
      `{"goods":${deep}}`,
    );
    const { status, body } = await publisher.post('/order-events', event);
    expect({ status, code: body.rejected[0]?.code }).toEqual({ status: 202, code: 'invalid-data' });
    expect((await ops.get('/order-events/rejected')).body).toContainEqual(
      expect.objectContaining({ eventId: id }),
    );
  });

  it('that uses an id again with other content is rejected by a code of its own, and the first one stays', async () => {
    const orderId = randomUUID();
    await publisher.post('/order-events', [placed(orderId)]);
    const paid = orderEvent(orderId, 'paid', { paymentId: 'P1', amount: 2000 }, 30);
    await publisher.post('/order-events', [paid]);
    const other = { ...paid, type: 'shop.order.cancelled', data: { cause: 'buyer' } };
    const { body } = await publisher.post('/order-events', [other]);
    expect(body.rejected).toMatchObject([{ code: 'event-id-reused', pointer: '/id' }]);
    expect(await page(orderId)).not.toMatchObject({ status: 'cancelled' });
  });

  it('that gives a known order other terms is kept, and the first terms stay', async () => {
    const orderId = randomUUID();
    await publisher.post('/order-events', placed(orderId));
    const { body } = await publisher.post('/order-events', placed(orderId, { quantity: 7 }));
    expect(body.rejected).toMatchObject([
      { code: 'order-terms-differ', detail: expect.stringContaining('quantity') },
    ]);
    expect(await page(orderId)).toMatchObject({ prefilled: { quantityOwed: 2 } });
  });

  it.each(['{"specversion":', '', '{"__proto__":{"polluted":true}}'])(
    '%j does nobody any harm',
    async (body) => {
      const answer = await publisher.post('/order-events', body);
      expect(answer.status === 400 || answer.body.rejected.length === 1).toBe(true);
    },
  );
});

describe('what the shop tells while a resubmission is under way', () => {
  it('that it has delivered itself: nothing more is delivered', async () => {
    const { orderId, buyerId, goodsId } = await shop.order();
    await (await product.as('buyer', buyerId)).resubmit(orderId);
    await eventually(
      () => shop.types(orderId),
      (types) => types.includes('DeliveryAttemptFailed'),
    );
    await shop.tell(orderId, 'delivered', { quantity: 1 });
    await shop.stock(goodsId, 1);
    expect((await shop.reaches(orderId, 'failed', 'waiting-for-human')).body.outcome).toBe('failed');
    expect((await shop.history(orderId)).events.at(-1)).toMatchObject({
      type: 'ResubmissionFailed',
      data: { code: 'nothing-owed' },
    });
    expect(await shop.cards(goodsId)).toMatchObject({ AVAILABLE: 1 });
  });

  it('that it has delivered a part: only the rest is delivered', async () => {
    const { orderId, buyerId, goodsId } = await shop.order({ quantity: 3 });
    const buyer = await product.as('buyer', buyerId);
    const { resubmissionId } = (await buyer.resubmit(orderId)).body;
    await eventually(
      () => shop.types(orderId),
      (types) => types.includes('DeliveryAttemptFailed'),
    );
    await shop.tell(orderId, 'delivered', { quantity: 1 });
    await shop.stock(goodsId, 3);
    await shop.reaches(orderId, 'delivered');
    expect((await buyer.reveal(orderId, resubmissionId)).body.cards).toHaveLength(2);
  });

  it('stands in the history, however late it comes', async () => {
    const { orderId, buyerId, goodsId } = await shop.order();
    await shop.stock(goodsId, 1);
    await (await product.as('buyer', buyerId)).resubmit(orderId);
    await shop.reaches(orderId, 'delivered');
    await shop.tell(orderId, 'cancelled');
    const told = (await shop.history(orderId)).events.find(({ type }) => type === 'OriginalOrderChanged');
    expect(told).toMatchObject({
      who: { kind: 'service', id: 'shop' },
      told: [{ type: 'shop.order.cancelled', from: { publisher: 'shop' } }],
      data: { facts: { cancelledAt: expect.any(String) } },
    });
    expect((await shop.reaches(orderId, 'delivered')).body.stage).toBe('delivered');
  });
});
