import { randomUUID } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import type { Api } from '../product/api.js';
import { orderEvent } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

let database: TestDatabase;
let product: Product;
let publisher: Api;
let ops: Api;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({ databaseUrl: database.url });
  publisher = await product.as('service', 'shop');
  ops = await product.as('ops');
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

const STRUCTURED = { 'content-type': 'application/cloudevents+json' };
const BATCHED = { 'content-type': 'application/cloudevents-batch+json' };
const goods = { goodsId: 'G1', name: '腾讯Q币 10个', kind: 'game-points', unitPrice: 1000 };
const placed = (orderId: string): Record<string, unknown> =>
  orderEvent(
    orderId,
    'placed',
    { buyerId: `B-${orderId}`, goods, quantity: 2, amount: 2000, paymentId: 'P1' },
    60,
  );
const asHeaders = (attributes: object): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce-${name}`, String(value)]));
const statusOf = async (orderId: string): Promise<unknown> =>
  (await ops.get<{ status: string }>(`/orders/${orderId}`)).body.status;

describe('an order event over HTTP', () => {
  it('is what its envelope says, whatever headers were left over', async () => {
    const orderId = randomUUID();
    await publisher.post('/order-events', placed(orderId), STRUCTURED);
    const { data: _, ...paid } = orderEvent(orderId, 'paid', {}, 40);
    const failed = orderEvent(orderId, 'delivery-failed', {}, 30);
    const headers = { ...asHeaders(paid), ...STRUCTURED };
    expect(await publisher.post('/order-events', failed, headers)).toMatchObject({ body: { accepted: 1 } });
    expect(await statusOf(orderId)).toBe('delivery-failed');
  });

  it('is about the order that its percent-encoded subject names', async () => {
    const orderId = `A-${randomUUID()}`;
    const { data, ...attributes } = placed(orderId);
    const headers = asHeaders({
      ...attributes,
      subject: orderId.replaceAll('-', '%2D'),
      source: '/shops/%E4%B8%AD',
    });
    expect(await publisher.post('/order-events', data, headers)).toMatchObject({ body: { accepted: 1 } });
    expect((await ops.get(`/orders/${orderId}`)).status).toBe(200);
  });

  it('may hold its data as base64', async () => {
    const orderId = randomUUID();
    const { data, ...attributes } = placed(orderId);
    const event = { ...attributes, data_base64: Buffer.from(JSON.stringify(data)).toString('base64') };
    expect(await publisher.post('/order-events', event, STRUCTURED)).toMatchObject({ body: { accepted: 1 } });
    expect(await publisher.post('/order-events', { ...event, data_base64: '!!!' }, STRUCTURED)).toMatchObject(
      {
        body: { accepted: 0, rejected: [{ code: 'invalid-data', pointer: '/data_base64' }] },
      },
    );
    expect((await ops.get(`/orders/${orderId}`)).status).toBe(200);
  });

  it.each(['__proto__', 'constructor'])('with a key %s is rejected alone, and kept', async (key) => {
    const [good, bad] = [placed(randomUUID()), { ...placed(randomUUID()), id: randomUUID() }];
    const withKey = JSON.stringify(bad).replace('"specversion"', `"${key}":{"x":1},"specversion"`);
    const batch = `[${JSON.stringify(good)},${withKey}]`;
    expect(await publisher.post('/order-events', batch, BATCHED)).toMatchObject({
      status: 202,
      body: { accepted: 1, rejected: [{ index: 1, id: bad.id, pointer: `/${key}` }] },
    });
    expect((await ops.get('/order-events/rejected')).body).toContainEqual(
      expect.objectContaining({ eventId: bad.id }),
    );
  });

  it.each([
    ['a line break in its id', { id: `e\n${randomUUID()}` }, '/id'],
    ['ESC in its source', { source: '/shop\u001b[31m' }, '/source'],
  ])('with %s is rejected', async (_, over, pointer) => {
    const event = { ...placed(randomUUID()), ...over };
    expect(await publisher.post('/order-events', event, STRUCTURED)).toMatchObject({
      body: { accepted: 0, rejected: [{ code: 'not-an-event', pointer }] },
    });
  });

  it.each([
    ['2026-02-30T12:00:00Z', 0],
    ['2024-02-30T12:00:00Z', 0],
    ['2024-06-30T23:59:60Z', 1],
    ['2024-02-29t12:00:00z', 1],
  ])('of %s: accepted %d', async (time, accepted) => {
    const event = { ...placed(randomUUID()), time };
    expect(await publisher.post('/order-events', event, STRUCTURED)).toMatchObject({ body: { accepted } });
  });
});
