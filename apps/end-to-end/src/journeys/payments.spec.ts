import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import type { PaymentStatus } from '@bujiao/simulator';
import type { OpenConflict } from '../product/answers.js';
import { Shop, type Order } from '../product/shop.js';
import { QUICK_PROOFS, startProduct, type Product } from '../product/start-product.js';

let database: TestDatabase;
let product: Product;
let shop: Shop;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({ databaseUrl: database.url, rules: QUICK_PROOFS });
  shop = new Shop(product);
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

const OUTAGE_DEADLINE_MS = 60_000;
const TIMED_OUT = { 'payment-timed-out': {} };
const pay = ({ paymentId, orderId, amount }: Order, status: PaymentStatus, over: object = {}): void =>
  product.payments.record({
    paymentId,
    orderId,
    status,
    amount,
    ...(status === 'paid' && { paidAt: new Date().toISOString() }),
    ...over,
  });
const resubmit = async ({ orderId, buyerId }: Order, body: object = {}) =>
  (await product.as('buyer', buyerId)).resubmit(orderId, { body });

describe('an order whose payment timed out', () => {
  it('is delivered when the gateway proves the payment; nobody uploads anything', async () => {
    const order = await shop.order({ then: TIMED_OUT });
    await shop.stock(order.goodsId, 1);
    pay(order, 'paid');
    expect((await resubmit(order)).body.reason).toBe('payment-timed-out');
    await shop.reaches(order.orderId, 'delivered');
    expect(product.payments.asked(order.paymentId)).toBeGreaterThan(0);
    const approval = (await shop.history(order.orderId)).events.find(
      ({ type }) => type === 'ResubmissionApproved',
    );
    expect(approval?.data['checks']).toContainEqual({
      check: 'payment-proven',
      passed: true,
      on: { by: 'gateway', payment: order.paymentId, status: 'paid', due: 1_000, received: 1_000 },
    });
  });

  it.each<[string, PaymentStatus | undefined, object, string]>([
    ['was never made', undefined, {}, 'payment-not-found'],
    ['was not completed', 'unpaid', {}, 'payment-not-made'],
    ['was refunded', 'refunded', {}, 'payment-refunded'],
    ['was of another amount', 'paid', { amount: 1 }, 'underpaid'],
    ['was for another order', 'paid', { orderId: 'another' }, 'payment-mismatch'],
  ])('is rejected when the payment %s, and the buyer reads why', async (_, status, over, code) => {
    const order = await shop.order({ then: TIMED_OUT });
    await shop.stock(order.goodsId, 1);
    if (status) pay(order, status, over);
    await resubmit(order);
    const { body } = await shop.reaches(order.orderId, 'rejected');
    expect(body.sentence).toEqual({
      zh: expect.stringMatching(/^[\u4e00-\u9fff].*。$/),
      en: expect.stringMatching(/\.$/),
    });
    const rejection = (await shop.history(order.orderId)).events.at(-1);
    expect(rejection).toMatchObject({
      type: 'ResubmissionRejected',
      data: { code },
      why: body.sentence,
      ruleVersion: expect.any(String),
    });
    expect(await shop.cards(order.goodsId)).toMatchObject({ AVAILABLE: 1 });
  });

  it('is delivered once the money has come, however often it was refused for lack of proof before', async () => {
    const order = await shop.order({ then: TIMED_OUT });
    await shop.stock(order.goodsId, 1);
    const refused = new Set<string>();
    while (refused.size < 6) {
      const { resubmissionId } = (await resubmit(order)).body;
      await eventually(
        () => shop.history(order.orderId),
        ({ events }) =>
          events.some(
            (e) => e.type === 'ResubmissionRejected' && e.data['resubmissionId'] === resubmissionId,
          ),
      );
      refused.add(resubmissionId);
    }
    pay(order, 'paid');
    expect((await resubmit(order)).status).toBe(202);
    await shop.reaches(order.orderId, 'delivered');
  });

  it('can be resubmitted again after a rejection, once the payment has come', async () => {
    const order = await shop.order({ then: TIMED_OUT });
    await shop.stock(order.goodsId, 1);
    await resubmit(order);
    await shop.reaches(order.orderId, 'rejected');
    pay(order, 'paid');
    expect((await resubmit(order)).status).toBe(202);
    await shop.reaches(order.orderId, 'delivered');
  });
});

describe('an order whose payment notice was lost (掉单)', () => {
  it('is delivered when the gateway proves the payment', async () => {
    const order = await shop.order({ then: {} });
    await shop.stock(order.goodsId, 1);
    pay(order, 'paid');
    expect((await resubmit(order)).body.reason).toBe('payment-notice-lost');
    await shop.reaches(order.orderId, 'delivered');
  });
});

describe('a payment gateway that is out of order', () => {
  it.each([
    ['connection-reset', 3],
    ['error-500', 2],
  ] as const)('(%s) is asked again until it answers; nothing is decided without it', async (fault, times) => {
    const order = await shop.order({ then: TIMED_OUT });
    await shop.stock(order.goodsId, 1);
    pay(order, 'paid');
    product.payments.faults.add({ fault, match: { paymentId: order.paymentId }, times });
    await resubmit(order);
    await shop.reaches(order.orderId, 'delivered');
    expect(product.payments.asked(order.paymentId)).toBe(times + 1);
  });

  it('for longer than a try lasts is asked later again, and the order goes on when it is well', async () => {
    const order = await shop.order({ then: TIMED_OUT });
    await shop.stock(order.goodsId, 1);
    pay(order, 'paid');
    // Three requests a try: the first try and the second come to nothing.
    product.payments.faults.add({ fault: 'error-500', match: { paymentId: order.paymentId }, times: 6 });
    await resubmit(order);
    await shop.reaches(order.orderId, 'delivered');
    expect(await shop.types(order.orderId)).toEqual(
      expect.arrayContaining(['PaymentProofUnclear', 'PaymentProofObtained', 'ResubmissionApproved']),
    );
    expect(product.payments.asked(order.paymentId)).toBe(7);
  });

  it.each(['error-500', 'error-503', 'too-many-requests', 'malformed', 'connection-reset'] as const)(
    '(%s) about one payment alone leads to a person, not to endless tries',
    async (fault) => {
      const other = await shop.order({ then: TIMED_OUT });
      await shop.stock(other.goodsId, 1);
      pay(other, 'paid');
      await resubmit(other);
      await shop.reaches(other.orderId, 'delivered');
      const order = await shop.order({ then: TIMED_OUT });
      pay(order, 'paid');
      product.payments.faults.add({ fault, match: { paymentId: order.paymentId }, times: 100 });
      await resubmit(order);
      const { body } = await shop.reaches(order.orderId, 'rejected');
      expect(body.sentence.en).toContain(order.paymentId);
      const unclear = (await shop.types(order.orderId)).filter((type) => type === 'PaymentProofUnclear');
      expect(unclear).toHaveLength(2);
      const asked = product.payments.asked(order.paymentId);
      const agent = await product.as('after-sales');
      const conflicts = await eventually(
        async () => (await agent.get<OpenConflict[]>('/conflicts?limit=500')).body,
        (open) => open.some(({ orderId }) => orderId === order.orderId),
      );
      expect(conflicts.find(({ orderId }) => orderId === order.orderId)).toMatchObject({
        code: 'payment-unclear',
        known: { paymentId: order.paymentId },
      });
      expect(product.payments.asked(order.paymentId)).toBe(asked);
    },
  );

  it.each(['error-500', 'error-503'] as const)(
    '(%s) about every payment sends no order to a person; all go on when it is well',
    async (fault) => {
      const before = await shop.order({ then: TIMED_OUT });
      await shop.stock(before.goodsId, 1);
      pay(before, 'paid');
      await resubmit(before);
      await shop.reaches(before.orderId, 'delivered');
      const orders = [await shop.order({ then: TIMED_OUT }), await shop.order({ then: TIMED_OUT })];
      for (const order of orders) {
        await shop.stock(order.goodsId, 1);
        pay(order, 'paid');
      }
      const { faults } = product.payments;
      faults.add({ fault });
      await Promise.all(orders.map((order) => resubmit(order)));
      // More often than a try of one odd payment asks.
      for (const { paymentId } of orders)
        await eventually(
          () => product.payments.asked(paymentId),
          (asked) => asked > 4,
          OUTAGE_DEADLINE_MS,
        );
      for (const { orderId } of orders)
        expect(await shop.types(orderId)).toEqual(['OrderSnapshotTaken', 'ResubmissionRequested']);
      faults.clear();
      for (const { orderId } of orders) await shop.reaches(orderId, 'delivered');
    },
    2 * OUTAGE_DEADLINE_MS,
  );
});

describe('whether an order can be resubmitted', () => {
  it.each<[string, Record<string, object>, string]>([
    ['it was delivered', { paid: {}, delivered: { quantity: 1 } }, 'order-delivered'],
    ['it was cancelled', { 'delivery-failed': {}, cancelled: {} }, 'order-cancelled'],
  ])('no, while %s: the page and the refusal say the same', async (_, then, code) => {
    const order = await shop.order({ then });
    const page = await (await product.as('buyer', order.buyerId)).get(`/orders/${order.orderId}`);
    expect(page.body).toMatchObject({
      resubmittable: false,
      why: { code, zh: expect.any(String), en: expect.any(String) },
    });
    expect(await resubmit(order)).toMatchObject({ status: 409, body: { code } });
  });

  it('no, while it is on its way: the page and the refusal say the same', async () => {
    const order = await shop.order({ then: {} });
    await shop.tell(order.orderId, 'paid', { paymentId: order.paymentId });
    const page = await (await product.as('buyer', order.buyerId)).get(`/orders/${order.orderId}`);
    expect(page.body).toMatchObject({ resubmittable: false, why: { code: 'order-in-progress' } });
    expect(await resubmit(order)).toMatchObject({ status: 409, body: { code: 'order-in-progress' } });
  });

  it.each<[string, object, number, string]>([
    ['a reason that does not fit', { reason: 'supplier-late' }, 422, 'reason-does-not-fit'],
    ['a reason of no kind', { reason: 'because' }, 400, 'invalid-request'],
    ['an account for cards', { rechargeTarget: { rechargeAccount: '1' } }, 422, 'recharge-target-unexpected'],
    ['a list of accounts', { rechargeTarget: [{ rechargeAccount: '1' }] }, 400, 'invalid-request'],
    ['a field of the future', { colour: 'red' }, 400, 'invalid-request'],
  ])('%s is refused', async (_, body, status, code) => {
    expect(await resubmit(await shop.order(), body)).toMatchObject({ status, body: { code } });
  });
});
