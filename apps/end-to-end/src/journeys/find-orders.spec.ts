import { randomUUID } from 'node:crypto';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import type { Api } from '../product/api.js';
import { Shop } from '../product/shop.js';
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

const newPerson = (): string => `P${randomUUID().slice(0, 8)}`;
interface Listed {
  readonly orders: readonly { readonly orderId: string; readonly group: string }[];
  readonly next?: string;
}
/** Every page, each of `limit` orders. */
async function pages(api: Api, limit: number): Promise<Listed['orders'][]> {
  const read: Listed['orders'][] = [];
  for (let cursor = ''; ;) {
    const { orders, next } = (
      await api.get<Listed>(`/my/orders?limit=${limit}${cursor && `&cursor=${cursor}`}`)
    ).body;
    read.push(orders);
    if (next === undefined) return read;
    cursor = next;
  }
}

describe('my orders', () => {
  it("are a buyer's own, those that need attention first, each once over all pages", async () => {
    const buyerId = newPerson();
    const failed = await shop.order({ buyerId });
    const arrived = [];
    for (let i = 0; i < 4; i += 1)
      arrived.push(await shop.order({ buyerId, then: { paid: {}, delivered: { quantity: 1 } } }));
    const late = await shop.order({ buyerId });
    await shop.order();
    const read = (await pages(await product.as('buyer', buyerId), 2)).flat();
    expect(new Set(read.map(({ orderId }) => orderId)).size).toBe(6);
    expect(read.slice(0, 2).map(({ orderId }) => orderId)).toEqual(
      expect.arrayContaining([failed.orderId, late.orderId]),
    );
    expect(read.map(({ group }) => group)).toEqual(['needs-you', 'needs-you', ...arrived.map(() => 'done')]);
  });

  it("are those of a merchant's shop, with the sentence of the order's page", async () => {
    const merchantId = newPerson();
    const { orderId, amount, buyerId } = await shop.order({ merchantId });
    const merchant = await product.as('merchant', merchantId);
    const page = (await (await product.as('buyer', buyerId)).get(`/orders/${orderId}`)).body as unknown as {
      why: { zh: string };
    };
    expect((await merchant.get('/my/orders')).body).toMatchObject({
      orders: [{ orderId, amount, sentence: { zh: page.why.zh }, units: { ordered: 1, missing: 1 } }],
    });
  });

  it('refuse a cursor that they did not give out', async () => {
    const buyer = await product.as('buyer', newPerson());
    expect(await buyer.get('/my/orders?cursor=abc')).toMatchObject({
      status: 400,
      body: { code: 'bad-cursor' },
    });
  });
});

interface Found {
  readonly found: readonly {
    readonly order: { readonly orderId: string };
    readonly matches: readonly { readonly kind: string; readonly exact: boolean }[];
  }[];
}

describe('the search', () => {
  const find = async (q: string): Promise<Found> =>
    (await (await product.as('after-sales')).get<Found>(`/orders/search?q=${encodeURIComponent(q)}`)).body;

  it('finds an order by its own number, its payment, and both in a sentence with full-width characters', async () => {
    const { orderId, paymentId } = await shop.order();
    for (const [q, kind] of [
      [` ${orderId}\n`, 'order'],
      [paymentId, 'payment'],
      [`买家说支付单${wide(paymentId)}没到账`, 'payment'],
    ] as const) {
      const { found } = await find(q);
      expect(found[0]).toMatchObject({ order: { orderId }, matches: [{ kind, exact: true }] });
    }
  });

  it('finds it by its resubmission and by the number of our request to the supplier', async () => {
    const { orderId, buyerId, goodsId } = await shop.order();
    await shop.stock(goodsId, 1);
    const { resubmissionId } = (await (await product.as('buyer', buyerId)).resubmit(orderId)).body;
    await shop.reaches(orderId, 'delivered');
    const started = (await shop.history(orderId)).events.find(
      ({ type }) => type === 'DeliveryAttemptStarted',
    );
    const { requestNo } = started?.data as { requestNo: string };
    for (const number of [resubmissionId, requestNo])
      await eventually(
        () => find(number),
        ({ found }) => found[0]?.order.orderId === orderId && found[0].matches[0]?.exact === true,
      );
  });

  it('puts whole numbers before beginnings, and finds nothing by what was never told', async () => {
    const { orderId } = await shop.order();
    expect((await find(orderId.slice(0, -1))).found.map(({ order }) => order.orderId)).toContain(orderId);
    expect((await find(`${randomUUID()}`)).found).toEqual([]);
  });
});

const wide = (text: string): string =>
  [...text].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
