import { randomUUID } from 'node:crypto';
import type { EventStore } from '@bujiao/event-store';
import { orderStream } from '@bujiao/contracts';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { Shop, type Order, type OrderOptions } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

let database: TestDatabase;
let product: Product;
let shop: Shop;
/** What to do when a delivery step of this stream is about to be recorded for the first time. */
const meanwhile = new Map<string, () => Promise<unknown>>();

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({ databaseUrl: database.url });
  shop = new Shop(product);
  interrupt(product.store);
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

function interrupt(store: EventStore): void {
  const append = store.append.bind(store);
  store.append = async (stream, expected, events) => {
    const tell = events.some(({ type }) => type === 'DeliveryAttemptStarted') && meanwhile.get(stream);
    if (tell) {
      meanwhile.delete(stream);
      await tell();
    }
    return append(stream, expected, events);
  };
}

const ORDERED = 2;
const account = (): string => `account-${randomUUID()}`;
/** Each kind of start, and how many units went out by us. */
const STEPS: Readonly<
  Record<string, () => Promise<{ order: Order; unitsOut: () => Promise<number> | number }>>
> = {
  'an issue of cards': async () => {
    const order = await shop.order({ quantity: ORDERED });
    await shop.stock(order.goodsId, ORDERED);
    const ops = await product.as('ops');
    const inStock = async () =>
      (await ops.get<{ AVAILABLE: number }>(`/card-stock/${order.goodsId}`)).body.AVAILABLE;
    return { order, unitsOut: async () => ORDERED - (await inStock()) };
  },
  'a call to a supplier': () => topUp(),
  "an adoption of the shop's call that never arrived": () =>
    topUp({
      then: {
        paid: {},
        delayed: { pendingSupplierOrder: { supplierId: 'default', requestNo: randomUUID() } },
      },
    }),
};

async function topUp(over: OrderOptions = {}) {
  const to = account();
  const order = await shop.order({
    kind: 'direct-top-up',
    quantity: ORDERED,
    rechargeTarget: { rechargeAccount: to },
    ...over,
  });
  return { order, unitsOut: () => product.supplier.ledger.unitsDeliveredTo(to) };
}

const NEWS = [
  {
    news: 'the shop delivered a part',
    type: 'delivered',
    data: { quantity: 1 },
    ends: 'delivered',
    units: 1,
  },
  {
    news: 'the shop delivered all',
    type: 'delivered',
    data: { quantity: ORDERED },
    ends: 'failed',
    units: 0,
  },
  { news: 'the order was cancelled', type: 'cancelled', data: {}, ends: 'failed', units: 0 },
  { news: 'the payment timed out', type: 'payment-timed-out', data: {}, ends: 'delivered', units: ORDERED },
];

describe.each(Object.entries(STEPS))('%s that is about to be recorded', (_, start) => {
  it.each(NEWS)('is decided anew when $news', async ({ type, data, ends, units }) => {
    const { order, unitsOut } = await start();
    const told: number[] = [];
    meanwhile.set(orderStream(order.orderId), async () => {
      told.push((await shop.tell(order.orderId, type, data)).status);
    });
    await (await product.as('buyer', order.buyerId)).resubmit(order.orderId);
    await shop.reaches(order.orderId, ends);
    expect(told).toEqual([202]);
    expect(await unitsOut()).toBe(units);
  });
});
