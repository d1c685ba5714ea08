import type { RechargeTarget } from '@bujiao/contracts';
import { GAME_TEMPLATE } from '@bujiao/recharge-templates/testing';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import { Shop, type Order, type OrderOptions } from '../product/shop.js';
import { GOODS, RULES } from './custom-rules.js';
import { startProduct, type Product } from '../product/start-product.js';

let database: TestDatabase;
let product: Product;
let shop: Shop;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({
    databaseUrl: database.url,
    rules: RULES,
    env: { SUPPLIER_ROLE_CHECK_MS: '1000' },
  });
  shop = new Shop(product);
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

const OF_FEWER = 'custom-dragon-fewer';
let made = 0;
const role = (): RechargeTarget => ({
  rechargeAccount: `fewer_${(made += 1)}_x`,
  gameArea: '电信一区',
  gameServer: '1024',
  gameRole: '剑客小七',
});
const custom = (rechargeTarget: RechargeTarget, over: OrderOptions = {}): Promise<Order> =>
  shop.order({ kind: 'custom', goodsId: OF_FEWER, rechargeTarget, ...over });
const publish = async (id: string, goods: string, fields: readonly string[]): Promise<void> => {
  const { id: _, ...content } = GAME_TEMPLATE;
  const asked = content.fields.filter(({ field }) => fields.includes(field));
  const body = { ...content, fields: asked, goods: [goods], because: 'for this test' };
  const published = await (await product.as('ops')).call('PUT', `/recharge-templates/${id}`, { body });
  expect(published.status).toBe(200);
};
const suppliedTo = (account: string) =>
  product.supplier.ledger.all().flatMap(({ content }) => (content.account === account ? [content] : []));

/** From the click to the goods; `meanwhile` while the owner is asked. */
async function deliver(
  { orderId, buyerId }: Order,
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const buyer = await product.as('buyer', buyerId);
  const { resubmissionId } = (await buyer.resubmit(orderId)).body;
  await eventually(
    async () => (await buyer.get<{ readonly confirmRole?: object }>(`/orders/${orderId}`)).body,
    ({ confirmRole }) => confirmRole !== undefined,
  );
  await meanwhile();
  const confirmed = await buyer.post(`/orders/${orderId}/resubmissions/${resubmissionId}/permission`, {});
  expect(confirmed.status).toBe(200);
  await shop.reaches(orderId, 'delivered');
  return resubmissionId;
}

interface Saved {
  readonly recipients: readonly { readonly templateId?: string; readonly templateName?: object }[];
}

const ALL = ['rechargeAccount', 'gameArea', 'gameServer', 'gameRole'];

it('what a template does not ask for reaches no supplier, and a later version changes nothing of what was opened before', async () => {
  await publish('dragon-fewer', OF_FEWER, ['rechargeAccount', 'gameServer', 'gameRole']);
  const target = role();
  await deliver(await custom(target), () => publish('dragon-fewer', OF_FEWER, ALL));
  const { rechargeAccount: account, gameServer, gameRole } = target;
  expect(suppliedTo(account)).toEqual([{ account, game_server: gameServer, game_role: gameRole }]);
});

it('a confirmed delivery is learnt under its template, and offered for the goods of that template alone', async () => {
  await publish('dragon-fewer', OF_FEWER, ALL);
  await publish('dragon-other', GOODS, ALL);
  const order = await custom(role());
  const resubmissionId = await deliver(order);
  const buyer = await product.as('buyer', order.buyerId);
  await buyer.post(`/orders/${order.orderId}/resubmissions/${resubmissionId}/receipt`);
  const saved = await eventually(
    async () => (await buyer.get<Saved>('/my/recipients')).body.recipients,
    (list) => list.length > 0,
  );
  expect(saved).toMatchObject([{ templateId: 'dragon-fewer', templateName: GAME_TEMPLATE.name }]);
  const offeredFor = async (goodsId: string): Promise<number> => {
    const { orderId } = await custom(role(), { buyerId: order.buyerId, goodsId });
    return (await buyer.get<Saved>(`/my/recipients?orderId=${orderId}`)).body.recipients.length;
  };
  expect([await offeredFor(GOODS), await offeredFor(OF_FEWER)]).toEqual([0, 1]);
});
