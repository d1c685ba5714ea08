import { ORDER_STATE_CHANGED } from '@bujiao/contracts';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import type { SseEvent } from '../product/answers.js';
import type { Api } from '../product/api.js';
import { Shop, type Order } from '../product/shop.js';
import { QUICK_PROOFS, startProduct, type Product } from '../product/start-product.js';

let database: TestDatabase;
let product: Product;
let shop: Shop;

beforeAll(async () => {
  database = await testDatabase();
  // Without a score: a buyer whose proof was refused before is not sent to a reviewer.
  const retryAfter = [50, 100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800];
  product = await startProduct({ databaseUrl: database.url, rules: QUICK_PROOFS, policy: { retryAfter } });
  shop = new Shop(product);
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

async function resubmitted(order: Order): Promise<{ buyer: Api; resubmissionId: string }> {
  const buyer = await product.as('buyer', order.buyerId);
  const { body } = await buyer.resubmit(order.orderId);
  return { buyer, resubmissionId: body.resubmissionId };
}

describe('the progress of a resubmission', () => {
  it('moves from stage to stage as it happens, and the stream ends with it', async () => {
    const order = await shop.order();
    const { buyer, resubmissionId } = await resubmitted(order);
    const seen: SseEvent[] = [];
    // Out of stock at first, so that there is something to watch before the delivery.
    for await (const event of buyer.events(`/orders/${order.orderId}/progress`)) {
      seen.push(event);
      if (event.data.stage === 'resubmitting') await shop.stock(order.goodsId, 1);
      if (event.data.stage === 'delivered')
        await buyer.post(`/orders/${order.orderId}/resubmissions/${resubmissionId}/receipt`);
    }
    const stages = seen.filter(({ event }) => event === 'progress').map(({ data }) => data.stageName);
    const order5 = ['申请', '核验中', '补单中', '已发货', '已完成'];
    expect([...stages].sort((a, b) => order5.indexOf(a) - order5.indexOf(b))).toEqual(stages);
    expect(stages.slice(-3)).toEqual(['补单中', '已发货', '已完成']);
    expect(seen.at(-1)?.event).toBe('end');
    expect(seen.at(-2)?.data).toMatchObject({ resubmissionId, stageNo: 5, outcome: 'closed' });
    const revisions = seen.slice(0, -1).map(({ id }) => Number(id));
    expect([...revisions].sort((a, b) => a - b)).toEqual(revisions);
  });

  it('tells who comes late how it ended, and does not call a browser back that has seen it', async () => {
    const order = await shop.order({ then: { 'payment-timed-out': {} } });
    const { buyer } = await resubmitted(order);
    await shop.reaches(order.orderId, 'rejected');
    const seen: SseEvent[] = [];
    for await (const event of buyer.events(`/orders/${order.orderId}/progress`)) seen.push(event);
    expect(seen.map(({ event }) => event)).toEqual(['progress', 'end']);
    const again = await buyer.get(`/orders/${order.orderId}/progress`, {
      accept: 'text/event-stream',
      'last-event-id': seen[0]?.id ?? '',
    });
    expect(again.status).toBe(204);
  });

  it('is not there before there is a resubmission', async () => {
    const order = await shop.order();
    expect((await (await product.as('buyer', order.buyerId)).progress(order.orderId)).status).toBe(404);
  });

  it('is of the newest resubmission of the order', async () => {
    const order = await shop.order({ then: { 'payment-timed-out': {} } });
    await resubmitted(order);
    await shop.reaches(order.orderId, 'rejected');
    await shop.stock(order.goodsId, 1);
    product.payments.record({
      paymentId: order.paymentId,
      orderId: order.orderId,
      status: 'paid',
      amount: order.amount,
    });
    const { resubmissionId } = await resubmitted(order);
    expect((await shop.reaches(order.orderId, 'delivered')).body).toMatchObject({ resubmissionId });
  });
});

describe('the states of orders, as the shop hears them', () => {
  /** What is told about these orders, until `count` of it has come. */
  async function heard(
    listener: Api,
    orderIds: readonly string[],
    count: number,
    headers: Record<string, string> = {},
  ): Promise<SseEvent[]> {
    const events: SseEvent[] = [];
    for await (const event of listener.events('/order-states', headers)) {
      if (event.event !== ORDER_STATE_CHANGED) continue;
      if (orderIds.includes(event.data.orderId)) events.push(event);
      if (events.length === count) break;
    }
    return events;
  }

  it('are 补交中, then 补交成功 or 补交失败, and are resumed after the last one heard', async () => {
    const listener = await product.as('service', 'shop');
    const [good, bad] = [await shop.order(), await shop.order({ then: { 'payment-timed-out': {} } })];
    await shop.stock(good.goodsId, 1);
    await resubmitted(good);
    await shop.reaches(good.orderId, 'delivered');
    await resubmitted(bad);
    const ids = [good.orderId, bad.orderId];
    const all = await heard(listener, ids, 4);
    expect(all.map(({ data }) => [data.orderId, data.stateName])).toEqual([
      [good.orderId, '补交中'],
      [good.orderId, '补交成功'],
      [bad.orderId, '补交中'],
      [bad.orderId, '补交失败'],
    ]);
    expect(all[0]?.data).toMatchObject({ state: 'resubmitting', resubmissionId: expect.any(String) });
    const resumed = await heard(listener, ids, 2, { 'last-event-id': all[1]?.id ?? '' });
    expect(resumed).toEqual(all.slice(2));
  });

  it('are told live', async () => {
    const listener = await product.as('service', 'shop');
    const order = await shop.order();
    await shop.stock(order.goodsId, 1);
    const listening = heard(listener, [order.orderId], 2);
    await resubmitted(order);
    expect((await listening).map(({ data }) => data.state)).toEqual([
      'resubmitting',
      'resubmission-succeeded',
    ]);
  });

  it.each(['../..', 'a b', 'x'.repeat(65)])(
    'are not resumed after %j, which is no place in any order',
    async (last) => {
      const listener = await product.as('service', 'shop');
      expect(await listener.get('/order-states', { 'last-event-id': last })).toMatchObject({
        status: 400,
        body: { code: 'invalid-position' },
      });
    },
  );
});
