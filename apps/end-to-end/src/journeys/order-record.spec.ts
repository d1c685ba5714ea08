import { randomUUID } from 'node:crypto';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import type { ManualWork } from '../product/answers.js';
import { orderEvent, Shop, type Order } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

let database: TestDatabase;
let product: Product;
let shop: Shop;

beforeAll(async () => {
  database = await testDatabase();
  // A person is asked soon where a supplier never says what became of an order.
  product = await startProduct({ databaseUrl: database.url, policy: { unknownDeadline: 500 } });
  shop = new Shop(product);
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

const DAY_MINUTES = 24 * 60;
const click = async ({ orderId, buyerId }: Order, body: object = {}) =>
  (await product.as('buyer', buyerId)).resubmit(orderId, { body });
const pageOf = async ({ orderId, buyerId }: Order) =>
  (await (await product.as('buyer', buyerId)).get(`/orders/${orderId}`)).body;
const cardsOf = async ({ orderId, buyerId }: Order, resubmissionId: string) =>
  (await (await product.as('buyer', buyerId)).reveal(orderId, resubmissionId)).body.cards;
const paid = ({ orderId }: Order, paymentId: string, amount: number): void =>
  product.payments.record({ paymentId, orderId, amount, status: 'paid', paidAt: new Date().toISOString() });

describe('an order that was delivered in parts', () => {
  it('gets what is missing: two deliveries with ids are two', async () => {
    const order = await shop.order({
      quantity: 3,
      then: [
        ['paid', {}],
        ['delivered', { quantity: 1, deliveryId: 'd1' }],
        ['delivered', { quantity: 1, deliveryId: 'd2' }],
        ['delivery-failed', { code: '110' }],
      ],
    });
    await shop.stock(order.goodsId, 3);
    const { resubmissionId } = (await click(order)).body;
    await shop.reaches(order.orderId, 'delivered');
    expect(await cardsOf(order, resubmissionId)).toHaveLength(1);
  });

  it('is not delivered twice where two sources tell the same delivery by its id', async () => {
    const order = await shop.order({ quantity: 2, then: [['delivery-failed', {}]] });
    const told = { quantity: 1, deliveryId: 'd1' };
    const again = { ...orderEvent(order.orderId, 'delivered', told, 44), source: '/warehouse' };
    await shop.publish(orderEvent(order.orderId, 'delivered', told, 45));
    await shop.publishAs('warehouse', again);
    expect(await pageOf(order)).toMatchObject({ prefilled: { quantityOwed: 1 } });
  });
});

describe('an order that was paid by several tries', () => {
  const timedOut = (): Promise<Order> => shop.order({ then: { 'payment-timed-out': {} } });
  const second = async (order: Order): Promise<string> => {
    const paymentId = `${order.paymentId}-2`;
    await shop.publish(orderEvent(order.orderId, 'payment-started', { paymentId }, 40));
    return paymentId;
  };

  it('is delivered by proof of the second one, of which no notice came', async () => {
    const order = await timedOut();
    paid(order, await second(order), order.amount);
    await shop.stock(order.goodsId, 1);
    await click(order);
    await shop.reaches(order.orderId, 'delivered');
    expect(product.payments.asked(order.paymentId)).toBeGreaterThan(0);
  });

  it.each([
    ['the sum is the price', 400, 'delivered'],
    ['the sum is more', 401, 'delivered'],
    ['the sum is less', 399, 'rejected'],
  ])('counts the sum over them: %s', async (_, rest, end) => {
    const order = await timedOut();
    paid(order, order.paymentId, 600);
    paid(order, await second(order), rest);
    await shop.stock(order.goodsId, 1);
    await click(order);
    const { body } = await shop.reaches(order.orderId, end);
    if (end === 'rejected') expect(body.sentence).toMatchObject({ zh: expect.stringContaining('¥0.01') });
  });
});

describe('a delivery that was told wrongly', () => {
  it('is taken back by who told it, and the goods go out; the history shows both', async () => {
    const order = await shop.order({ then: { paid: {} } });
    await shop.stock(order.goodsId, 1);
    const wrong = orderEvent(order.orderId, 'delivered', { quantity: 1, deliveryId: 'd9' }, 30);
    await shop.publish(wrong);
    expect(await pageOf(order)).toMatchObject({ resubmittable: false, why: { code: 'order-delivered' } });
    const withdraws = [{ source: wrong['source'], id: wrong['id'] }];
    const correction = (): object =>
      orderEvent(order.orderId, 'corrected', { reason: 'it was of another order', withdraws }, 20);

    const { body } = await shop.publishAs('another-service', correction());
    expect(body.rejected).toMatchObject([{ code: 'not-yours-to-correct', pointer: '/data/withdraws/0' }]);
    expect(await pageOf(order)).toMatchObject({ why: { code: 'order-delivered' } });

    expect((await shop.publish(correction())).body.accepted).toBe(1);
    await shop.tell(order.orderId, 'delivery-failed', { code: '110' });
    const { resubmissionId } = (await click(order)).body;
    await shop.reaches(order.orderId, 'delivered');
    expect(await cardsOf(order, resubmissionId)).toHaveLength(1);
    const [opening] = (await shop.history(order.orderId)).events;
    const told = (opening?.told ?? []).map(({ type }) => type);
    expect(told).toEqual(expect.arrayContaining(['shop.order.delivered', 'shop.order.corrected']));
  });
});

describe('the history of an order that nobody has resubmitted', () => {
  it('is what was told: by whom for staff, in words for its owner, and nothing for a stranger', async () => {
    const order = await shop.order({ then: [['paid', { paymentId: 'P9' }]] });
    const misspelt = orderEvent(order.orderId, 'delayed', { pending_supplier_order: {} }, 30);
    expect((await shop.publish(misspelt)).body.rejected).toMatchObject([
      {
        code: 'unknown-field',
        pointer: '/data/pending_supplier_order',
        didYouMean: 'pendingSupplierOrder',
      },
    ]);
    const history = await shop.history(order.orderId);
    expect(history).toMatchObject({ chainIntact: true, events: [] });
    expect(history.told).toMatchObject([
      { type: 'shop.order.placed', from: { publisher: 'shop', source: 'shop', id: expect.any(String) } },
      { type: 'shop.order.paid', from: { publisher: 'shop' } },
    ]);
    expect(history.rejected).toMatchObject([{ code: 'unknown-field', publisher: 'shop' }]);

    const path = `/orders/${order.orderId}/history`;
    const seen = (await (await product.as('buyer', order.buyerId)).get(path)).body;
    expect(seen.told).toMatchObject([{ type: 'shop.order.placed' }, { type: 'shop.order.paid' }]);
    expect(JSON.stringify(seen)).not.toMatch(/"from"|"rejected"|"publisher"/);
    expect((await (await product.as('buyer', 'somebody-else')).get(path)).status).toBe(404);
  });
});

describe('a click while a resubmission is open', () => {
  it('is answered with it where it is the own one; anybody else is told that one is open', async () => {
    const order = await shop.order({ merchantId: 'M1' });
    const { resubmissionId } = (await click(order)).body;
    expect(await click(order)).toMatchObject({ status: 202, body: { resubmissionId } });
    const merchant = await product.as('merchant', 'M1');
    expect(await merchant.resubmit(order.orderId)).toMatchObject({
      status: 409,
      body: { code: 'resubmission-open', resubmissionId },
    });
  });
});

describe('a rule that stands against an order', () => {
  const tooOld = (): Promise<Order> => shop.order({ age: 2 * DAY_MINUTES });
  const override = { rules: ['outside-window'], reason: 'stock came late, ticket 4711' };

  it('is set aside by after-sales with a reason, which staff read and the owner does not', async () => {
    const order = await tooOld();
    await shop.stock(order.goodsId, 1);
    expect(await click(order)).toMatchObject({ status: 409, body: { code: 'outside-window' } });
    const agent = await product.as('after-sales', 'agent-7');
    expect(await agent.resubmit(order.orderId)).toMatchObject({ body: { code: 'outside-window' } });
    expect(await agent.resubmit(order.orderId, { body: { override } })).toMatchObject({ status: 202 });
    await shop.reaches(order.orderId, 'delivered');
    expect(JSON.stringify(await shop.history(order.orderId))).toContain(override.reason);
    const buyer = await product.as('buyer', order.buyerId);
    const seen = (await buyer.get(`/orders/${order.orderId}/history`)).body;
    expect(JSON.stringify(seen)).not.toMatch(/ticket 4711|agent-7/);
  });

  it('is not set aside by its buyer', async () => {
    const order = await tooOld();
    const { status } = await click(order, { override });
    expect(status).toBeGreaterThanOrEqual(400);
    expect((await shop.history(order.orderId)).events).toEqual([]);
  });
});

describe('a stuck order (卡单)', () => {
  it('is delivered once the shop has acknowledged that it stopped, and with what it had done', async () => {
    const order = await shop.order({ quantity: 2, then: { paid: {} } });
    await shop.stock(order.goodsId, 2);
    const { resubmissionId, reason } = (await click(order)).body;
    expect(reason).toBe('stuck');
    await eventually(
      () => shop.types(order.orderId),
      (types) => types.includes('ResubmissionApproved'),
    );
    await shop.tell(order.orderId, 'held', { resubmissionId, delivered: 1 });
    await shop.reaches(order.orderId, 'delivered');
    expect(await cardsOf(order, resubmissionId)).toHaveLength(1);
    const { events } = await shop.history(order.orderId);
    const held = events.findIndex(({ told = [] }) => told.some(({ type }) => type === 'shop.order.held'));
    const started = events.findIndex(({ type }) => type === 'DeliveryAttemptStarted');
    expect([held > 0, started > held]).toEqual([true, true]);
  });
});

describe('what an owner reads', () => {
  it('holds neither names nor notes of staff, nor request numbers and fingerprints', async () => {
    const order = await shop.order({ kind: 'direct-top-up', merchantId: 'M2' });
    const account = `account-${order.orderId}`;
    product.supplier.faults.add({ fault: 'processing-for-ever', match: { account } });
    const agent = await product.as('after-sales', 'agent-8');
    const { resubmissionId } = (await agent.resubmit(order.orderId)).body;
    const clerk = await product.as('ops', 'clerk-9');
    const resolve = (): Promise<{ status: number }> =>
      clerk.post(
        `/manual-work/${resubmissionId}/resolution`,
        { orderId: order.orderId, resolution: 'give-up', note: 'note-of-the-clerk' },
        { 'idempotency-key': 'give-up' },
      );
    const open = async (): Promise<boolean> =>
      (await clerk.get<ManualWork[]>('/manual-work')).body.some((row) => row.orderId === order.orderId);
    await eventually(open, Boolean);
    expect((await resolve()).status).toBe(200);
    // What was answered is seen: the list is no older than the answer.
    expect(await open()).toBe(false);
    await shop.reaches(order.orderId, 'failed');
    await shop.tell(order.orderId, 'cancelled', { cause: 'shop', note: 'note-of-the-shop' });

    const staff = JSON.stringify(await shop.history(order.orderId));
    const requestNo = /"requestNo":"([^"]+)"/.exec(staff)?.[1];
    expect(requestNo).toEqual(expect.any(String));
    for (const [role, subject] of [
      ['buyer', order.buyerId],
      ['merchant', 'M2'],
    ] as const) {
      const seen = (await (await product.as(role, subject)).get(`/orders/${order.orderId}/history`)).body;
      expect(seen.events.length).toBeGreaterThan(3);
      const text = JSON.stringify(seen);
      const notes = ['note-of-the-clerk', 'note-of-the-shop'];
      for (const hidden of ['agent-8', 'clerk-9', ...notes, requestNo, 'fingerprint', '"checks"'])
        expect([hidden, text.includes(hidden as string)]).toEqual([hidden, false]);
    }
  });
});

describe('what was answered', () => {
  it('is what the progress shows at once: never the resubmission before it', async () => {
    const order = await shop.order({ then: { 'payment-timed-out': {} } });
    const buyer = await product.as('buyer', order.buyerId);
    for (let i = 0; i < 10; i += 1) {
      const { resubmissionId } = (await click(order)).body;
      expect((await buyer.progress(order.orderId)).body).toMatchObject({ resubmissionId });
      for await (const { data } of buyer.events(`/orders/${order.orderId}/progress`)) {
        expect(data).toMatchObject({ resubmissionId });
        break;
      }
      await shop.reaches(order.orderId, 'rejected');
    }
  });
});

describe('an order number that two shops use', () => {
  it('stays with the first: what the other one says of it is rejected, and staff see it on the order', async () => {
    const order = await shop.order({ quantity: 2 });
    const theirs = (type: string, data: object): object => ({
      ...orderEvent(order.orderId, type, data, 30),
      source: '/shops/other',
    });
    const goods = { goodsId: 'OTHER', name: '别的商品', kind: 'game-points', unitPrice: 1 };
    const placed = theirs('placed', { buyerId: 'B-other', goods, quantity: 1, amount: 1 });
    const [first, second] = [
      await shop.publishAs('other-shop', placed),
      await shop.publishAs('other-shop', theirs('delivered', { quantity: 2, deliveryId: randomUUID() })),
    ];
    expect(first.body.rejected).toMatchObject([{ code: 'order-terms-differ' }]);
    expect(second.body.rejected).toMatchObject([{ code: 'placing-was-rejected', pointer: '/source' }]);
    expect(await pageOf(order)).toMatchObject({ resubmittable: true, prefilled: { quantityOwed: 2 } });
    const codes = ((await shop.history(order.orderId)).rejected ?? []).map(({ code }) => code);
    expect([...codes].sort()).toEqual(['order-terms-differ', 'placing-was-rejected']);
  });
});
