import type { GoodsKind, RechargeTarget } from '@bujiao/contracts';
import { GAME_TEMPLATE } from '@bujiao/recharge-templates/testing';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import { Shop, type Order } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';
import { GOODS, RULES } from './custom-rules.js';

let database: TestDatabase;
let product: Product;
let shop: Shop;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({ databaseUrl: database.url, rules: RULES });
  shop = new Shop(product);
  const { id, ...content } = GAME_TEMPLATE;
  const body = { ...content, goods: [GOODS], because: 'for this test' };
  const ops = await product.as('ops');
  expect((await ops.call('PUT', `/recharge-templates/${id}`, { body })).status).toBe(200);
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

let made = 0;
const account = (): RechargeTarget => ({ rechargeAccount: `phoenix_${(made += 1)}_x` });
const role = (): RechargeTarget => ({
  ...account(),
  gameArea: '电信一区',
  gameServer: '1024',
  gameRole: '剑客小七',
});
const order = (kind: GoodsKind, rechargeTarget: RechargeTarget): Promise<Order> =>
  shop.order({ kind, rechargeTarget, ...(kind === 'custom' && { goodsId: GOODS }) });
async function correct({ orderId }: Order, rechargeTarget: RechargeTarget): Promise<void> {
  const told = await shop.tell(orderId, 'corrected', { reason: 'for this test', terms: { rechargeTarget } });
  expect(told).toMatchObject({ status: 202, body: { rejected: [] } });
}
async function click({ orderId, buyerId }: Order): Promise<string> {
  const { status, body } = await (await product.as('buyer', buyerId)).resubmit(orderId, { body: {} });
  expect(status).toBe(202);
  return (body as unknown as { readonly resubmissionId: string }).resubmissionId;
}
/** Once the owner of the role is asked. */
async function confirm({ orderId, buyerId }: Order, resubmissionId: string): Promise<void> {
  const buyer = await product.as('buyer', buyerId);
  await eventually(
    () => buyer.get<{ readonly confirmRole?: object }>(`/orders/${orderId}`),
    ({ body }) => body.confirmRole !== undefined,
  );
  const path = `/orders/${orderId}/resubmissions/${resubmissionId}/permission`;
  expect((await buyer.post(path, {})).status).toBe(200);
}
const unitsOf = ({ rechargeAccount }: RechargeTarget): number =>
  product.supplier.ledger.unitsDeliveredTo(rechargeAccount);

describe('a delivery target that the shop corrected', () => {
  it('before the click is the one that a direct top-up goes to', async () => {
    const [first, right] = [account(), account()];
    const failed = await order('direct-top-up', first);
    await correct(failed, right);
    await click(failed);
    await shop.reaches(failed.orderId, 'delivered');
    expect([unitsOf(first), unitsOf(right)]).toEqual([0, 1]);
  });

  it('before the click is the one that is checked, confirmed and delivered to', async () => {
    const [first, right] = [role(), role()];
    const failed = await order('custom', first);
    await correct(failed, right);
    await confirm(failed, await click(failed));
    await shop.reaches(failed.orderId, 'delivered');
    expect([unitsOf(first), unitsOf(right)]).toEqual([0, 1]);
  });

  it('while its owner is asked redirects nothing: the goods go to the role that is confirmed', async () => {
    const [confirmed, later] = [role(), role()];
    const failed = await order('custom', confirmed);
    const resubmissionId = await click(failed);
    await eventually(
      () => shop.types(failed.orderId),
      (types) => types.includes('PermissionAsked'),
    );
    await correct(failed, later);
    await eventually(
      () => shop.types(failed.orderId),
      (types) => types.at(-1) === 'OriginalOrderChanged',
    );
    await confirm(failed, resubmissionId);
    await shop.reaches(failed.orderId, 'delivered');
    expect([unitsOf(confirmed), unitsOf(later)]).toEqual([1, 0]);
  });
});
