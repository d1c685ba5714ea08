import { shippedText } from '@bujiao/policy/document';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import { Shop, type Order } from '../product/shop.js';
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

interface Page {
  readonly outlook: { readonly code: string };
  readonly confirmRole?: { readonly resubmissionId: string };
}
const pageOf = async ({ orderId, buyerId }: Order): Promise<Page> =>
  (await (await product.as('buyer', buyerId)).get<Page>(`/orders/${orderId}`)).body;

/** Puts the standard in force with no checks of custom goods. */
async function withoutChecks(version: string): Promise<void> {
  const li = await product.as('reviewer', 'li');
  const text = shippedText('standard')
    .replace(/^policy: .*$/m, `policy: ${version}`)
    .replace('checks: [account, role-binding, permission]', 'checks: []');
  expect(await li.post('/policies', { text, because: 'a test' })).toMatchObject({
    body: { state: 'checked' },
  });
  for (const person of ['li', 'kim']) {
    const reviewer = await product.as('reviewer', person);
    await reviewer.post(`/policies/${version}/activation`, { because: 'a test' });
  }
  await eventually(
    async () => (await li.get<{ inForce: string }>('/policies')).body,
    ({ inForce }) => inForce === version,
  );
}

it('a role whose owner was asked can still be confirmed on the page once another policy is in force', async () => {
  const order = await shop.order({ kind: 'custom' });
  const buyer = await product.as('buyer', order.buyerId);
  expect((await buyer.resubmit(order.orderId, { body: {} })).status).toBe(202);
  const asked = await eventually(
    () => pageOf(order),
    ({ confirmRole }) => confirmRole !== undefined,
  );
  await withoutChecks('no-checks-of-custom-goods');
  expect(await pageOf(order)).toMatchObject({
    outlook: { code: asked.outlook.code },
    confirmRole: asked.confirmRole,
  });
});
