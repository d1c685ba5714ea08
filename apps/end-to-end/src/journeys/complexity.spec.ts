import { randomUUID } from 'node:crypto';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
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

interface Figures {
  readonly resubmissions: number;
  readonly steps: number;
  readonly fieldsTyped: number;
  readonly secondsToDelivery?: { readonly median: number };
}
interface Complexity {
  readonly total: Figures;
  readonly lines: readonly (Figures & { readonly key: string; readonly name?: object })[];
}
const complexity = async (query: string): Promise<Complexity> =>
  (await (await product.as('ops')).get<Complexity>(`/complexity?${query}`)).body;

it('agrees with the measures in the history of each order, and has its goods, reason, channel and rules', async () => {
  const buyerId = `B-${randomUUID()}`;
  const buyer = await product.as('buyer', buyerId);
  const { orderId } = await shop.order({
    buyerId,
    kind: 'direct-top-up',
    rechargeTarget: { rechargeAccount: 'wrong-account' },
    then: { paid: {}, 'delivery-failed': { code: 'wrong-account' } },
  });
  const body = { rechargeTarget: { rechargeAccount: 'right-account' } };
  const { resubmissionId } = (await buyer.resubmit(orderId, { body })).body;
  await shop.reaches(orderId, 'delivered');
  await buyer.post(`/orders/${orderId}/resubmissions/${resubmissionId}/receipt`);
  await shop.reaches(orderId, 'completed');

  const [measures] = (await shop.history(orderId)).measures;
  const { total } = await eventually(
    () => complexity('by=goodsKind'),
    (now) => now.total.steps === measures?.steps,
  );
  expect(total).toMatchObject({
    resubmissions: 1,
    steps: 2,
    fieldsTyped: 1,
    secondsToDelivery: { median: measures?.secondsToDelivery },
  });
  const keyOf = async (by: string): Promise<string | undefined> =>
    (await complexity(`by=${by}`)).lines[0]?.key;
  expect(await keyOf('goodsKind')).toBe('direct-top-up');
  expect(await keyOf('reason')).toBe('wrong-account');
  expect(await keyOf('channel')).toBe('form');
  expect(await keyOf('policyVersion')).toMatch(/^standard-/);
  expect((await complexity('by=reason&goodsKind=membership')).total.resubmissions).toBe(0);
  expect((await complexity('by=reason')).lines[0]?.name).toBeDefined();
});
