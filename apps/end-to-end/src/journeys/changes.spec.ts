import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import { shippedText } from '@bujiao/policy/document';
import { Shop, type Order } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

let database: TestDatabase;
let product: Product;
let shop: Shop;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({ databaseUrl: database.url });
  shop = new Shop(product);
  await allowChanges();
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

interface Policies {
  readonly inForce: string;
}

/** A version under which a buyer may want fewer units, put in force by two people. */
async function allowChanges(): Promise<void> {
  const [li, kim] = [await product.as('reviewer', 'li'), await product.as('reviewer', 'kim')];
  const { inForce } = (await li.get<Policies>('/policies')).body;
  const text = shippedText('standard')
    .replace(inForce, 'with-changes')
    .replace('change: [recharge-target]', 'change: [recharge-target, quantity-down]')
    .replace('\nreasons:\n', '\nreasons:\n  changed-demand: { when: [delivery-failed], proof: shop }\n');
  const drafted = await li.post<{ state: string; findings: readonly object[] }>('/policies', {
    text,
    because: 'changes',
  });
  expect(drafted).toMatchObject({ status: 200, body: { state: 'checked' } });
  for (const person of [li, kim])
    await person.post('/policies/with-changes/activation', { because: 'for this test' });
  await eventually(
    async () => (await li.get<Policies>('/policies')).body,
    (policies) => policies.inForce === 'with-changes',
  );
}

const refusalOf = async ({ orderId, buyerId }: Order, body: object): Promise<unknown> => {
  const { status, body: problem } = await (await product.as('buyer', buyerId)).resubmit(orderId, { body });
  return [status, (problem as unknown as { code: string }).code];
};

it('fewer units are delivered where the buyer wants fewer; the rest stays owed and can be asked for', async () => {
  const order = await shop.order({ quantity: 3 });
  await shop.stock(order.goodsId, 3);
  const buyer = await product.as('buyer', order.buyerId);
  const body = { reason: 'changed-demand', quantity: 2 };
  expect((await buyer.resubmit(order.orderId, { body })).status).toBe(202);
  await shop.reaches(order.orderId, 'delivered');
  expect(await shop.cards(order.goodsId)).toMatchObject({ AVAILABLE: 1, DELIVERED: 2 });
  expect((await shop.history(order.orderId)).measures).toMatchObject([{ steps: 1, fieldsTyped: 1 }]);
  const { body: explained } = await (
    await product.as('after-sales')
  ).get<{ recorded: readonly { agrees: boolean }[] }>(`/orders/${order.orderId}/explanation`);
  expect(explained.recorded.map(({ agrees }) => agrees)).toEqual([true, true]);
});

it('more units, a change that says nothing, and one that the rules do not allow are refused with a reason', async () => {
  const order = await shop.order({ quantity: 3 });
  expect(await refusalOf(order, { quantity: 4 })).toEqual([422, 'change-needs-money']);
  expect(await refusalOf(order, { reason: 'changed-demand' })).toEqual([422, 'change-missing']);
  expect(await refusalOf(order, { reason: 'wrong-goods', quantity: 2 })).toEqual([
    422,
    'reason-does-not-fit',
  ]);
  expect(await refusalOf(order, { quantity: 0 })).toEqual([400, 'invalid-request']);
  expect(await refusalOf(order, { quantity: 1.5 })).toEqual([400, 'invalid-request']);
});
