import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import type { OpenConflict } from '../product/answers.js';
import { orderEvent, Shop, type Order } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

let database: TestDatabase;
let product: Product;
let shop: Shop;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({ databaseUrl: database.url });
  shop = new Shop(product);
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

const openOf = async ({ orderId }: Order): Promise<readonly OpenConflict[]> => {
  const agent = await product.as('after-sales');
  const { body } = await agent.get<OpenConflict[]>('/conflicts?limit=500');
  return body.filter((conflict) => conflict.orderId === orderId);
};
const conflictOf = async (order: Order): Promise<OpenConflict> =>
  (
    await eventually(
      () => openOf(order),
      ([first]) => first !== undefined,
    )
  )[0] as OpenConflict;

/** An order whose card we delivered; nobody has seen it. Then the shop says that it delivered too. */
async function deliveredTwice(): Promise<Order & { resubmissionId: string; told: Record<string, unknown> }> {
  const order = await shop.order();
  await shop.stock(order.goodsId, 1);
  const buyer = await product.as('buyer', order.buyerId);
  const { resubmissionId } = (await buyer.resubmit(order.orderId)).body;
  await shop.reaches(order.orderId, 'delivered');
  const told = orderEvent(order.orderId, 'delivered', { quantity: 1, deliveryId: 'd9' }, 1);
  await shop.publish(told);
  return { ...order, resubmissionId, told };
}

/** What the shop hears of the order's contradictions, until so many were told. */
async function heard({ orderId }: Order, count: number): Promise<object[]> {
  const news: object[] = [];
  for await (const { event, data } of (await product.as('service', 'shop')).events('/order-states')) {
    if (!event.startsWith('bujiao.order.conflict-') || data.orderId !== orderId) continue;
    news.push({ event, ...data });
    if (news.length === count) break;
  }
  return news;
}

describe('goods that shop and platform both delivered', () => {
  it('are a contradiction: work for after-sales, told to the shop, and the unseen card stays closed', async () => {
    const order = await deliveredTwice();
    const known = { ordered: 1, byShop: 1, byUs: 1 };
    expect(await conflictOf(order)).toMatchObject({ code: 'over-delivered', known, stopsGoods: true });
    const buyer = await product.as('buyer', order.buyerId);
    const closed = await buyer.reveal(order.orderId, order.resubmissionId);
    expect(closed.status).toBe(409);
    expect(JSON.stringify(closed.body)).not.toContain('cardPassword');

    const close = async (action: string, role: 'after-sales' | 'buyer' = 'after-sales') =>
      (await product.as(role, role === 'buyer' ? order.buyerId : 'agent-7')).post(
        `/orders/${order.orderId}/conflicts/over-delivered/close`,
        { action, note: 'the shop bears it, ticket 4711' },
      );
    expect((await close('accepted', 'buyer')).status).toBe(403);
    expect((await close('magic')).status).toBe(400);
    expect(await close('accepted')).toMatchObject({ status: 200, body: { closed: true } });
    expect(await openOf(order)).toEqual([]);
    expect((await buyer.reveal(order.orderId, order.resubmissionId)).body.cards).toHaveLength(1);
    expect(await heard(order, 2)).toEqual([
      { event: 'bujiao.order.conflict-found', orderId: order.orderId, code: 'over-delivered', known },
      {
        event: 'bujiao.order.conflict-closed',
        orderId: order.orderId,
        code: 'over-delivered',
        known,
        by: 'person',
        action: 'accepted',
      },
    ]);
  });

  it('are none any more when the shop takes its word back, and the card opens', async () => {
    const order = await deliveredTwice();
    await conflictOf(order);
    const withdraws = [{ source: order.told['source'], id: order.told['id'] }];
    await shop.tell(order.orderId, 'corrected', { reason: 'it was of another order', withdraws });
    await eventually(
      () => openOf(order),
      (open) => open.length === 0,
    );
    expect(await heard(order, 2)).toMatchObject([
      { event: 'bujiao.order.conflict-found' },
      { event: 'bujiao.order.conflict-closed', by: 'taken-back' },
    ]);
    const buyer = await product.as('buyer', order.buyerId);
    expect((await buyer.reveal(order.orderId, order.resubmissionId)).body.cards).toHaveLength(1);
  });
});

describe('an order whose money went back although its goods had come', () => {
  it('is a contradiction also where nobody has resubmitted it; nothing is delivered on a click', async () => {
    const order = await shop.order({
      quantity: 2,
      then: [
        ['paid', {}],
        ['delivered', { quantity: 1, deliveryId: 'd1' }],
        ['delivery-failed', {}],
        ['refunded', { amount: 2_000, refundId: 'R1' }],
      ],
    });
    await shop.stock(order.goodsId, 2);
    expect(await conflictOf(order)).toMatchObject({ code: 'refunded-and-delivered' });
    const { status } = await (await product.as('buyer', order.buyerId)).resubmit(order.orderId);
    expect(status).toBe(409);
    expect(await shop.cards(order.goodsId)).toMatchObject({ AVAILABLE: 2 });
  });
});

describe('an order number under which two publishers placed different orders', () => {
  it('is a contradiction of its own: listed with safe actions, told to the shop, closed by a person; goods go', async () => {
    const order = await shop.order();
    await shop.stock(order.goodsId, 1);
    const goods = { goodsId: 'OTHER', name: '别的商品', kind: 'game-points', unitPrice: 1 };
    const placed = orderEvent(
      order.orderId,
      'placed',
      { buyerId: 'B-other', goods, quantity: 1, amount: 1 },
      30,
    );
    await shop.publishAs('other-shop', { ...placed, source: '/shops/other' });
    const found = await conflictOf(order);
    expect(found).toMatchObject({
      code: 'placed-twice',
      known: { first: 'shop', others: 'other-shop' },
      stopsGoods: false,
    });
    expect(found.actions.map(({ action }) => action)).toEqual(['accepted', 'corrected-by-shop']);
    const buyer = await product.as('buyer', order.buyerId);
    expect((await buyer.resubmit(order.orderId)).status).toBe(202);
    await shop.reaches(order.orderId, 'delivered');
    const close = async (action: string) =>
      (await product.as('after-sales')).post(`/orders/${order.orderId}/conflicts/placed-twice/close`, {
        action,
        note: 'two shops, one number; ticket 4711',
      });
    expect(await close('recovered-from-buyer')).toMatchObject({
      status: 409,
      body: { code: 'action-not-safe' },
    });
    expect((await close('accepted')).status).toBe(200);
    expect(await openOf(order)).toEqual([]);
    expect(await heard(order, 2)).toMatchObject([
      { event: 'bujiao.order.conflict-found', code: 'placed-twice' },
      { event: 'bujiao.order.conflict-closed', code: 'placed-twice', by: 'person', action: 'accepted' },
    ]);
  });
});

describe('a wish to resubmit that the rules leave to a person', () => {
  it('is work for after-sales with what is known and the safe actions, and done once support resubmits', async () => {
    const order = await shop.order({ then: { paid: {}, 'delivery-failed': { code: '118' } } });
    await shop.stock(order.goodsId, 1);
    const buyer = await product.as('buyer', order.buyerId);
    const click = async () => (await buyer.resubmit(order.orderId)).body.code;
    expect([await click(), await click()]).toEqual(['failure-needs-person', 'failure-needs-person']);
    expect(await conflictOf(order)).toMatchObject({
      code: 'failure-needs-person',
      known: { code: '118' },
      stopsGoods: false,
      sentence: { zh: expect.stringContaining('限购'), en: expect.stringContaining('purchase limit') },
      actions: [{ action: 'resubmitted-by-support' }, { action: 'refunded-by-shop' }, { action: 'accepted' }],
    });
    expect((await shop.types(order.orderId)).filter((type) => type === 'PersonAsked')).toHaveLength(1);
    const override = { rules: ['failure-needs-person'], reason: 'the buyer bought a second account' };
    const agent = await product.as('after-sales');
    expect((await agent.resubmit(order.orderId, { body: { override } })).status).toBe(202);
    await shop.reaches(order.orderId, 'delivered');
    await eventually(
      () => openOf(order),
      (open) => open.length === 0,
    );
  });

  it('is closed by a person with a safe action, and comes up again only with other values', async () => {
    const order = await shop.order({
      quantity: 2,
      then: [
        ['paid', {}],
        ['delivery-failed', {}],
        ['refunded', { amount: 500 }],
      ],
    });
    const buyer = await product.as('buyer', order.buyerId);
    const click = async () => (await buyer.resubmit(order.orderId)).body.code;
    expect(await click()).toBe('refund-without-units');
    expect(await conflictOf(order)).toMatchObject({ code: 'refund-without-units', known: { amount: 500 } });
    const close = { action: 'accepted', note: 'goodwill, ticket 4711' };
    const path = `/orders/${order.orderId}/conflicts/refund-without-units/close`;
    expect((await (await product.as('after-sales')).post(path, close)).status).toBe(200);
    expect(await click()).toBe('refund-without-units');
    expect(await openOf(order)).toEqual([]);
    await shop.tell(order.orderId, 'refunded', { amount: 100, refundId: 'R2' });
    expect(await click()).toBe('refund-without-units');
    expect(await conflictOf(order)).toMatchObject({ code: 'refund-without-units', known: { amount: 600 } });
  });
});
