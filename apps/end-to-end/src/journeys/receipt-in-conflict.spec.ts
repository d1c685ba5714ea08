import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import type { HistoryEvent, OpenConflict } from '../product/answers.js';
import { orderEvent, Shop } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

/** ms after which a receipt confirms itself here: long enough for a busy machine to tell of the contradiction before. */
const WAIT = 12_000;

let database: TestDatabase;
let product: Product;
let shop: Shop;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({
    databaseUrl: database.url,
    env: { AUTO_CONFIRM_AFTER_MS: String(WAIT) },
  });
  shop = new Shop(product);
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

interface Page {
  readonly outlook: {
    readonly code: string;
    readonly now: { readonly until?: string; readonly sentence: { readonly zh: string } };
    readonly next: readonly { readonly sentence: { readonly zh: string }; readonly at?: string }[];
  };
}

it('a receipt waits for the end of a contradiction, says so, and then has its whole time', async () => {
  const order = await shop.order();
  await shop.stock(order.goodsId, 1);
  const buyer = await product.as('buyer', order.buyerId);
  await buyer.resubmit(order.orderId);
  await shop.reaches(order.orderId, 'delivered');
  await shop.publish(orderEvent(order.orderId, 'delivered', { quantity: 1, deliveryId: 'd9' }, 1));
  const agent = await product.as('after-sales');
  await eventually(
    async () => (await agent.get<OpenConflict[]>('/conflicts?limit=500')).body,
    (open) => open.some(({ orderId }) => orderId === order.orderId),
  );
  const { outlook } = (await buyer.get<Page>(`/orders/${order.orderId}`)).body;
  expect(outlook.code).toBe('arrived');
  expect(outlook.now.sentence.zh).toContain('客服处理完之前不会自动确认收货');
  expect(outlook.now).not.toHaveProperty('until');
  expect(outlook.next).toMatchObject([{ sentence: { zh: expect.stringContaining('重新计时') } }]);
  expect(outlook.next[0]).not.toHaveProperty('at');

  const closed = await agent.post(`/orders/${order.orderId}/conflicts/over-delivered/close`, {
    action: 'accepted',
    note: 'the shop bears it, ticket 4711',
  });
  expect(closed.status).toBe(200);
  await shop.reaches(order.orderId, 'closed');
  const { events } = await shop.history(order.orderId);
  const find = (type: string): HistoryEvent => events.find((event) => event.type === type) as HistoryEvent;
  const [confirmed, ended] = [find('ReceiptConfirmed'), find('OrderConflictClosed')];
  expect(confirmed.data).toMatchObject({ by: 'automatic', countedFrom: ended.at });
  expect(Date.parse(confirmed.at) - Date.parse(ended.at)).toBeGreaterThanOrEqual(WAIT);
  expect(confirmed).toMatchObject({ why: { zh: expect.stringContaining('重新计时') } });
});
