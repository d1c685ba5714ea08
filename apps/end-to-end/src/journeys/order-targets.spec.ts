import type { GoodsKind, RechargeTarget } from '@bujiao/contracts';
import { GAME_TEMPLATE } from '@bujiao/recharge-templates/testing';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import { Shop, type Order } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';
import { GOODS, RULES } from './custom-rules.js';

/** Goods whose template asks for the account alone. */
const PLAIN = 'custom-plain';

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
  const accountOnly = { ...body, goods: [PLAIN], fields: content.fields.slice(0, 1) };
  expect((await ops.call('PUT', '/recharge-templates/plain', { body: accountOnly })).status).toBe(200);
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
const order = (kind: GoodsKind, rechargeTarget: RechargeTarget, goodsId = GOODS): Promise<Order> =>
  shop.order({ kind, rechargeTarget, ...(kind === 'custom' && { goodsId }) });
async function correct({ orderId }: Order, rechargeTarget: RechargeTarget): Promise<void> {
  const told = await shop.tell(orderId, 'corrected', { reason: 'for this test', terms: { rechargeTarget } });
  expect(told).toMatchObject({ status: 202, body: { rejected: [] } });
}
async function click({ orderId, buyerId }: Order, body: object = {}): Promise<string> {
  const { status, body: answer } = await (await product.as('buyer', buyerId)).resubmit(orderId, { body });
  expect(status).toBe(202);
  return (answer as unknown as { readonly resubmissionId: string }).resubmissionId;
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

describe('a delivery target with more than the goods ask for', () => {
  it('takes one click: nobody typed the rest, and no form could mend it', async () => {
    const target = role();
    const failed = await order('custom', target, PLAIN);
    const buyer = await product.as('buyer', failed.buyerId);
    const { body: page } = await buyer.get(`/orders/${failed.orderId}`);
    expect(page).toMatchObject({ decision: { do: 'go' }, form: { wrong: [] } });
    await confirm(failed, await click(failed));
    await shop.reaches(failed.orderId, 'delivered');
    expect(unitsOf(target)).toBe(1);
  });

  it('can be corrected by what the form asks for alone; what is typed beside it is refused', async () => {
    const [wrong, right] = [role(), account()];
    const failed = await order('custom', wrong, PLAIN);
    const buyer = await product.as('buyer', failed.buyerId);
    const typed = { rechargeTarget: { ...right, gameRole: '剑客' } };
    expect(await buyer.resubmit(failed.orderId, { body: typed })).toMatchObject({
      status: 422,
      body: { code: 'account-invalid' },
    });
    await confirm(failed, await click(failed, { rechargeTarget: right }));
    await shop.reaches(failed.orderId, 'delivered');
    expect(unitsOf(right)).toBe(1);
  });
});
