import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import { Shop, type Order } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

interface Offer {
  readonly state: string;
  readonly reason: string;
}

let database: TestDatabase;
let product: Product;
let shop: Shop;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({ databaseUrl: database.url, offersByItself: true });
  shop = new Shop(product);
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

async function offerOf({ orderId }: Order): Promise<Offer | undefined> {
  const staff = await product.as('after-sales');
  return (await staff.get<{ offers: Offer[] }>(`/orders/${orderId}/offers`)).body.offers[0];
}

describe('with nobody asking', () => {
  it('an order that is paid and silent is found and offered', async () => {
    // It becomes old enough to be looked at while the test waits.
    const order = await shop.order({ then: { paid: {} }, age: 30 - 3 / 60 });
    expect(await eventually(() => offerOf(order), Boolean)).toMatchObject({ state: 'open', reason: 'stuck' });
  });
});
