import { randomUUID } from 'node:crypto';
import type { FaultRule, SupplierFault } from '@bujiao/simulator';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import { Shop, type Order, type OrderOptions } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

let database: TestDatabase;
let product: Product;
let shop: Shop;

beforeAll(async () => {
  database = await testDatabase();
  // Above the stops of a busy machine: an answer that comes later counts as none, and tests count the attempts.
  product = await startProduct({ databaseUrl: database.url, supplierTimeout: 1_500 });
  shop = new Shop(product);
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

const account = (): string => `account-${randomUUID()}`;
const topUp = (rechargeAccount: string, over: OrderOptions = {}): Promise<Order> =>
  shop.order({ kind: 'direct-top-up', rechargeTarget: { rechargeAccount }, ...over });
const resubmit = async ({ orderId, buyerId }: Order, body: object = {}) =>
  (await product.as('buyer', buyerId)).resubmit(orderId, { body });
const delivered = (rechargeAccount: string): number =>
  product.supplier.ledger.unitsDeliveredTo(rechargeAccount);
const fault = (rule: FaultRule<SupplierFault>): void => product.supplier.faults.add(rule);

describe('a top-up', () => {
  it('is bought from the supplier and reaches the account of the order', async () => {
    const to = account();
    const order = await topUp(to, { quantity: 3 });
    await resubmit(order);
    await shop.reaches(order.orderId, 'delivered');
    expect(delivered(to)).toBe(3);
    expect((await shop.history(order.orderId)).events.at(-2)).toMatchObject({
      type: 'DeliveryAttemptSucceeded',
      data: { quantity: 3, supplierOrderNo: expect.any(String) },
    });
  });

  it('goes to the corrected account where the first one was wrong', async () => {
    const [wrong, right] = [account(), account()];
    const order = await topUp(wrong);
    expect(
      (await resubmit(order, { reason: 'wrong-account', rechargeTarget: { rechargeAccount: right } })).status,
    ).toBe(202);
    await shop.reaches(order.orderId, 'delivered');
    expect([delivered(wrong), delivered(right)]).toEqual([0, 1]);
    expect((await shop.history(order.orderId)).measures).toMatchObject([{ fieldsTyped: 1 }]);
  });
});

describe('a correction', () => {
  it('takes the place of what was typed, and of nothing else', async () => {
    const [wrong, right] = [account(), account()];
    const order = await shop.order({
      kind: 'direct-top-up',
      rechargeTarget: { rechargeAccount: wrong, gameArea: '华东1区', gameServer: '紫禁城', gameRole: '剑侠' },
    });
    await resubmit(order, {
      reason: 'wrong-account',
      rechargeTarget: { rechargeAccount: right, gameServer: '珍宝阁' },
    });
    await shop.reaches(order.orderId, 'delivered');
    const taken = product.supplier.ledger.all().filter((entry) => entry.content.account === right);
    expect(taken).toMatchObject([
      { content: { account: right, game_area: '华东1区', game_server: '珍宝阁', game_role: '剑侠' } },
    ]);
    expect((await shop.history(order.orderId)).measures).toMatchObject([{ fieldsTyped: 2 }]);
  });
});

describe('a supplier that does not answer', () => {
  it.each(['timeout-after-delivery', 'reset-after-delivery'] as const)(
    '(%s) though it has delivered: it is queried, and nothing is delivered a second time',
    async (kind) => {
      const to = account();
      const order = await topUp(to);
      fault({ fault: kind, match: { account: to } });
      await resubmit(order);
      await shop.reaches(order.orderId, 'delivered');
      expect(delivered(to)).toBe(1);
      const entries = product.supplier.ledger.all().filter((entry) => entry.content.account === to);
      expect(entries).toMatchObject([{ submitted: 1, timesDelivered: 1 }]);
      expect(await shop.types(order.orderId)).toEqual(
        expect.arrayContaining(['DeliveryAttemptUnknown', 'DeliveryAttemptSucceeded']),
      );
    },
  );

  it.each(['timeout-before-order', 'connection-reset', 'error-500'] as const)(
    '(%s) before it took the order: it is sent again under the same number, once',
    async (kind) => {
      const to = account();
      const order = await topUp(to);
      fault({ fault: kind, match: { account: to }, times: 1 });
      await resubmit(order);
      await shop.reaches(order.orderId, 'delivered');
      expect(delivered(to)).toBe(1);
      expect(product.supplier.ledger.all().filter((entry) => entry.content.account === to)).toHaveLength(1);
      expect(
        (await shop.types(order.orderId)).filter((type) => type === 'DeliveryAttemptStarted'),
      ).toHaveLength(1);
    },
  );

  it('is queried until it has made up its mind', async () => {
    const to = account();
    const order = await topUp(to);
    fault({ fault: 'processing', match: { account: to }, queries: 3 });
    await resubmit(order);
    await shop.reaches(order.orderId, 'delivered');
    expect(delivered(to)).toBe(1);
    expect(product.supplier.ledger.all().find((entry) => entry.content.account === to)?.queried).toBe(4);
  });

  it('(busy) is asked again, and delivers then', async () => {
    const to = account();
    const order = await topUp(to);
    fault({ fault: 'busy', match: { account: to }, times: 2 });
    await resubmit(order);
    await shop.reaches(order.orderId, 'delivered');
    expect(delivered(to)).toBe(1);
  });
});

describe('a supplier that cannot deliver', () => {
  it.each<['failed' | 'refused', number, string]>([
    ['failed', 123, 'failed-at-supplier'],
    ['refused', 116, 'wrong-account'],
    ['refused', 113, 'role-missing'],
    ['refused', 120, 'account-banned'],
    ['refused', 119, 'risk-control'],
  ])('(%s, %d) ends the resubmission with a sentence', async (kind, code, reason) => {
    const to = account();
    const order = await topUp(to);
    fault({ fault: kind, code, match: { account: to } });
    await resubmit(order);
    const { body } = await shop.reaches(order.orderId, 'failed');
    expect(body.sentence).toEqual({ zh: expect.stringMatching(/。$/), en: expect.stringMatching(/\.$/) });
    expect((await shop.history(order.orderId)).events.at(-1)).toMatchObject({
      type: 'ResubmissionFailed',
      data: { code: reason },
    });
    expect(delivered(to)).toBe(0);
  });

  it('for now (its balance is low) is asked again under a new number', async () => {
    const to = account();
    const order = await topUp(to);
    fault({ fault: 'refused', code: 112, match: { account: to }, times: 2 });
    await resubmit(order);
    await shop.reaches(order.orderId, 'delivered');
    expect(delivered(to)).toBe(1);
    expect(
      (await shop.types(order.orderId)).filter((type) => type === 'DeliveryAttemptStarted'),
    ).toHaveLength(3);
  });
});

describe('an order that is delayed at the supplier of the shop', () => {
  const delayed = (requestNo: string): OrderOptions => ({
    then: { paid: {}, delayed: { pendingSupplierOrder: { supplierId: 'default', requestNo } } },
  });
  const shopHadCalled = (requestNo: string, to: string): void =>
    void product.supplier.ledger.take({
      order_no: requestNo,
      goods_no: 'G1',
      buy_quantity: 1,
      biz_content: { account: to },
    });

  it('is not bought again if that call has delivered in the meantime', async () => {
    const [to, requestNo] = [account(), randomUUID()];
    shopHadCalled(requestNo, to);
    product.supplier.ledger.deliver(requestNo);
    const order = await topUp(to, delayed(requestNo));
    expect((await resubmit(order)).body.reason).toBe('supplier-late');
    await shop.reaches(order.orderId, 'delivered');
    expect(delivered(to)).toBe(1);
    expect(product.supplier.ledger.get(requestNo)).toMatchObject({ submitted: 1, timesDelivered: 1 });
  });

  it('is bought under a number of our own once that call has failed', async () => {
    const [to, requestNo] = [account(), randomUUID()];
    shopHadCalled(requestNo, to);
    product.supplier.ledger.fail(requestNo, 123);
    const order = await topUp(to, delayed(requestNo));
    await resubmit(order);
    await shop.reaches(order.orderId, 'delivered');
    expect(delivered(to)).toBe(1);
    expect(product.supplier.ledger.get(requestNo)).toMatchObject({ timesDelivered: 0 });
  });

  it('is sent under the number of that call if it never arrived', async () => {
    const [to, requestNo] = [account(), randomUUID()];
    const order = await topUp(to, delayed(requestNo));
    await resubmit(order);
    await shop.reaches(order.orderId, 'delivered');
    expect(product.supplier.ledger.get(requestNo)).toMatchObject({ timesDelivered: 1 });
  });

  it('counts with the units that it was for, and only the rest is bought', async () => {
    const [to, requestNo] = [account(), randomUUID()];
    shopHadCalled(requestNo, to);
    product.supplier.ledger.deliver(requestNo);
    const order = await topUp(to, { ...delayed(requestNo), quantity: 3 });
    await resubmit(order);
    await shop.reaches(order.orderId, 'delivered');
    expect(delivered(to)).toBe(3);
    const quantities = product.supplier.ledger
      .all()
      .filter((entry) => entry.content.account === to)
      .map((entry) => entry.quantity);
    expect(quantities).toEqual([1, 2]);
    expect((await shop.history(order.orderId)).events.at(-1)).toMatchObject({
      type: 'ResubmissionDelivered',
      data: { quantity: 3 },
    });
  });

  it('at a supplier that nobody knows is handed to a person at once', async () => {
    const [to, requestNo] = [account(), randomUUID()];
    const order = await topUp(to, {
      then: { paid: {}, delayed: { pendingSupplierOrder: { supplierId: 'gone', requestNo } } },
    });
    await resubmit(order);
    await shop.reaches(order.orderId, 'waiting-for-human');
    expect((await shop.history(order.orderId)).events.at(-1)).toMatchObject({
      type: 'ManualWorkRequested',
      data: { code: 'unknown-supplier', attemptId: expect.any(String) },
    });
    expect(delivered(to)).toBe(0);
  });

  it('is still queried while that call is being worked on, and never bought twice', async () => {
    const [to, requestNo] = [account(), randomUUID()];
    shopHadCalled(requestNo, to);
    fault({ fault: 'processing-for-ever', match: { account: to } });
    const order = await topUp(to, delayed(requestNo));
    await resubmit(order);
    await eventually(
      () => shop.types(order.orderId),
      (types) => types.filter((type) => type === 'DeliveryAttemptUnknown').length > 2,
    );
    product.supplier.faults.clear();
    await shop.reaches(order.orderId, 'delivered');
    expect(delivered(to)).toBe(1);
  });
});

describe('a supplier whose answers about an order cannot be believed', () => {
  it.each([
    ['other-order-answered', 'other-order-answered'],
    ['error-500-with-answer', 'http-error-answered'],
  ] as const)(
    '(%s) is queried a few times, and a person is asked then, who is told why',
    async (kind, code) => {
      const to = account();
      const order = await topUp(to);
      fault({ fault: kind, match: { account: to } });
      await resubmit(order);
      await shop.reaches(order.orderId, 'waiting-for-human');
      const { events } = await shop.history(order.orderId);
      expect(events.at(-1)).toMatchObject({ type: 'ManualWorkRequested', data: { code } });
      expect(events.filter(({ type }) => type === 'DeliveryAttemptUnknown')).toHaveLength(5);
      expect(product.supplier.ledger.all().filter((entry) => entry.content.account === to)).toMatchObject([
        { submitted: 1, timesDelivered: 1 },
      ]);
    },
  );
});

describe('cards that the supplier of the shop was late with', () => {
  const late = (requestNo: string): OrderOptions => ({
    kind: 'licence-key',
    quantity: 2,
    then: { paid: {}, delayed: { pendingSupplierOrder: { supplierId: 'default', requestNo } } },
  });
  const shopHadCalled = (requestNo: string): void =>
    void product.supplier.ledger.take({
      order_no: requestNo,
      goods_no: 'G1',
      buy_quantity: 2,
      biz_content: { account: '' },
    });
  const cards = (requestNo: string) => [
    { card_no: `${requestNo}-2`, card_password: 'second', expiry: '2030-12-31' },
    { card_no: `${requestNo}-1`, card_password: 'first' },
  ];

  it('come along with the delivery, and are revealed to the buyer', async () => {
    const requestNo = randomUUID();
    shopHadCalled(requestNo);
    product.supplier.ledger.deliver(requestNo, cards(requestNo));
    const order = await shop.order(late(requestNo));
    const { body } = await resubmit(order);
    await shop.reaches(order.orderId, 'delivered');
    const buyer = await product.as('buyer', order.buyerId);
    expect((await buyer.reveal(order.orderId, body.resubmissionId)).body.cards).toEqual([
      { cardNo: `${requestNo}-2`, cardPassword: 'second', expiry: '2030-12-31' },
      { cardNo: `${requestNo}-1`, cardPassword: 'first' },
    ]);
    expect(JSON.stringify(await shop.history(order.orderId))).not.toContain(`${requestNo}-1`);
  });

  it('that it says it delivered, without showing any, are a matter for a person', async () => {
    const requestNo = randomUUID();
    shopHadCalled(requestNo);
    product.supplier.ledger.deliver(requestNo);
    const order = await shop.order(late(requestNo));
    await shop.stock(order.goodsId, 2);
    await resubmit(order);
    await shop.reaches(order.orderId, 'waiting-for-human');
    expect((await shop.history(order.orderId)).events.at(-1)).toMatchObject({
      type: 'ManualWorkRequested',
      data: { code: 'cards-missing' },
    });
  });

  it('that it has never heard of come from our own stock: none is bought', async () => {
    const requestNo = randomUUID();
    const order = await shop.order(late(requestNo));
    const stocked = await shop.stock(order.goodsId, 2);
    const { body } = await resubmit(order);
    await shop.reaches(order.orderId, 'delivered');
    const buyer = await product.as('buyer', order.buyerId);
    expect((await buyer.reveal(order.orderId, body.resubmissionId)).body.cards).toEqual(stocked);
    expect(product.supplier.ledger.get(requestNo)).toBeUndefined();
  });
});
