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
  product = await startProduct({ databaseUrl: database.url });
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
