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
  await useOwnVersion();
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

interface Policies {
  readonly inForce: string;
}

const CONFIRMS_SOON = 'CONFIRMS-SOON';

/** The policy that ships, with receipts of some goods that confirm themselves soon; put in force by two people. */
async function useOwnVersion(): Promise<void> {
  const [li, kim] = [await product.as('reviewer', 'li'), await product.as('reviewer', 'kim')];
  const { inForce } = (await li.get<Policies>('/policies')).body;
  const text = `${shippedText('standard').replace(inForce, 'own-version')}
goods-ids:
  ${CONFIRMS_SOON}: { auto-confirm: 1s }
`;
  const drafted = await li.post<{ state: string }>('/policies', { text, because: 'receipts' });
  expect(drafted).toMatchObject({ status: 200, body: { state: 'checked' } });
  for (const person of [li, kim])
    await person.post('/policies/own-version/activation', { because: 'for this test' });
  await eventually(
    async () => (await li.get<Policies>('/policies')).body,
    (policies) => policies.inForce === 'own-version',
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
  const cards = await eventually(
    () => shop.cards(order.goodsId),
    (by) => by['DELIVERED'] === 2,
  );
  expect(cards).toMatchObject({ AVAILABLE: 1 });
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
  expect(await refusalOf(order, { reason: 'stuck', quantity: 2 })).toEqual([422, 'reason-does-not-fit']);
  expect(await refusalOf(order, { quantity: 0 })).toEqual([400, 'invalid-request']);
  expect(await refusalOf(order, { quantity: 1.5 })).toEqual([400, 'invalid-request']);
});

interface Options {
  readonly changes?: {
    readonly mostUnits: number;
    readonly reasons: readonly { readonly reason: string }[];
    readonly alternatives: readonly {
      readonly goodsId: string;
      readonly open: boolean;
      readonly code: string;
      readonly unitDifference?: number;
      readonly differenceSentence?: { readonly zh: string };
      readonly preferred?: boolean;
    }[];
  };
}

/** Prices goods and offers them in place of the order's, as ops do. The shop of these tests takes 1,000 for each unit. */
async function offerInPlaceOf(
  goodsId: string,
  prices: Readonly<Record<string, number>>,
  kind = 'game-points',
): Promise<void> {
  const ops = await product.as('ops');
  for (const [id, unitPrice] of Object.entries(prices)) {
    const body = { name: `商品 ${id}`, goodsKind: kind, specification: id, unitPrice };
    expect((await ops.call('PUT', `/goods/${id}`, { body })).status).toBe(200);
  }
  const alternatives = Object.keys(prices).map((id) => ({ goodsId: id, change: 'specification' }));
  const answer = await ops.call('PUT', `/goods/${goodsId}/alternatives`, { body: { alternatives } });
  expect(answer.status).toBe(200);
}

const optionsOf = async ({ orderId, buyerId }: Order): Promise<Options> =>
  (await (await product.as('buyer', buyerId)).get<Options>(`/orders/${orderId}/options`)).body;

it('other goods of the same price are delivered in place of the ordered ones, and the history says both', async () => {
  const order = await shop.order({ quantity: 2 });
  const [other, dearer] = [`SAME-${order.orderId}`, `MORE-${order.orderId}`];
  await offerInPlaceOf(order.goodsId, { [other]: 1_000, [dearer]: 1_300 });
  await shop.stock(order.goodsId, 2);
  await shop.stock(other, 2);
  const { changes } = await optionsOf(order);
  expect(changes).toMatchObject({
    mostUnits: 2,
    reasons: [{ reason: 'wrong-goods' }, { reason: 'changed-demand' }],
  });
  expect(changes?.alternatives).toMatchObject([
    { goodsId: other, open: true, unitDifference: 0 },
    { goodsId: dearer, open: false, code: 'goods-cost-more' },
  ]);
  expect(await refusalOf(order, { goods: { goodsId: dearer } })).toEqual([422, 'goods-cost-more']);
  expect(await refusalOf(order, { goods: { goodsId: 'NOBODY-OFFERS' } })).toEqual([422, 'goods-not-offered']);

  const buyer = await product.as('buyer', order.buyerId);
  const body = { reason: 'wrong-goods', goods: { goodsId: other } };
  expect((await buyer.resubmit(order.orderId, { body })).status).toBe(202);
  await shop.reaches(order.orderId, 'delivered');
  await eventually(
    () => shop.cards(other),
    (by) => by['DELIVERED'] === 2,
  );
  expect(await shop.cards(order.goodsId)).toMatchObject({ AVAILABLE: 2 });
  const history = await shop.history(order.orderId);
  const asked = history.events.find(({ type }) => type === 'ResubmissionRequested');
  expect(asked).toMatchObject({
    changes: expect.arrayContaining([
      expect.objectContaining({
        of: 'goods',
        before: expect.objectContaining({ zh: '腾讯Q币 10个 ¥10.00' }) as object,
        after: expect.objectContaining({ zh: `商品 ${other} ¥10.00` }) as object,
      }),
    ]) as object,
    data: { goods: { before: { goodsId: order.goodsId }, after: { goodsId: other } } },
  });
  expect(history.measures).toMatchObject([{ steps: 1, fieldsTyped: 0 }]);
});

it('cheaper goods go only where the buyer accepted the difference, which the event keeps', async () => {
  const order = await shop.order({ quantity: 2 });
  const cheaper = `LESS-${order.orderId}`;
  await offerInPlaceOf(order.goodsId, { [cheaper]: 900 });
  await shop.stock(cheaper, 2);
  const { changes } = await optionsOf(order);
  expect(changes?.alternatives).toMatchObject([
    {
      open: true,
      unitDifference: 100,
      differenceSentence: { zh: expect.stringContaining('¥2.00') as string },
    },
  ]);
  expect(await refusalOf(order, { goods: { goodsId: cheaper } })).toEqual([422, 'difference-not-accepted']);
  expect(await refusalOf(order, { goods: { goodsId: cheaper, acceptedDifference: 100 } })).toEqual([
    422,
    'difference-not-accepted',
  ]);
  const buyer = await product.as('buyer', order.buyerId);
  const body = { goods: { goodsId: cheaper, acceptedDifference: 200 } };
  expect((await buyer.resubmit(order.orderId, { body })).status).toBe(202);
  await shop.reaches(order.orderId, 'delivered');
  const { events } = await shop.history(order.orderId);
  expect(events.find(({ type }) => type === 'ResubmissionRequested')?.data).toMatchObject({
    goods: { acceptedDifference: 200 },
  });
});

it('a top-up of other goods is ordered under their id and for their price', async () => {
  const order = await shop.order({ kind: 'direct-top-up' });
  const other = `TOP-${order.orderId}`;
  await offerInPlaceOf(order.goodsId, { [other]: 1_000 }, 'direct-top-up');
  const buyer = await product.as('buyer', order.buyerId);
  expect((await buyer.resubmit(order.orderId, { body: { goods: { goodsId: other } } })).status).toBe(202);
  await shop.reaches(order.orderId, 'delivered');
  expect(product.supplier.ledger.all()).toContainEqual(expect.objectContaining({ goodsNo: other }));
});

it('a list of the merchant holds for the orders of that merchant, and nobody who asks sets a price', async () => {
  const merchantId = 'M-CHANGES';
  const order = await shop.order({ merchantId });
  const [forAll, own] = [`ALL-${order.orderId}`, `OWN-${order.orderId}`];
  await offerInPlaceOf(order.goodsId, { [forAll]: 1_000, [own]: 1_000 });
  const merchant = await product.as('merchant', merchantId);
  const body = { alternatives: [{ goodsId: own, change: 'product' }] };
  expect((await merchant.call('PUT', `/goods/${order.goodsId}/alternatives`, { body })).status).toBe(200);
  expect((await optionsOf(order)).changes?.alternatives.map(({ goodsId }) => goodsId)).toEqual([own]);
  expect(await refusalOf(order, { goods: { goodsId: forAll } })).toEqual([422, 'goods-not-offered']);
  await offerInPlaceOf(order.goodsId, { [own]: 400 });
  const accepted = { goods: { goodsId: own, acceptedDifference: 600 } };
  const asked = await merchant.resubmit(order.orderId, { body: accepted });
  // What is not paid back is the buyer's money.
  expect([asked.status, (asked.body as unknown as { code: string }).code]).toEqual([
    422,
    'difference-not-accepted',
  ]);
  const priced = { name: 'x', goodsKind: 'game-points', unitPrice: 1 };
  expect((await merchant.call('PUT', `/goods/${own}`, { body: priced })).status).toBe(403);
});

it('the usual specification of the buyer is chosen already', async () => {
  const order = await shop.order();
  await offerInPlaceOf(order.goodsId, { 'SPEC-A': 1_000, 'SPEC-B': 1_000 });
  const buyer = await product.as('buyer', order.buyerId);
  const goods = [{ goodsKind: 'game-points', specification: ' spec-b' }];
  expect(
    (await buyer.call('PUT', '/my/preferences', { body: { goods, learnRecipients: true } })).status,
  ).toBe(200);
  const preferred = (await optionsOf(order)).changes?.alternatives.filter((one) => one.preferred);
  expect(preferred).toMatchObject([{ goodsId: 'SPEC-B' }]);
});

it('a receipt confirms itself after the time of the policy that the resubmission began under, which its event names', async () => {
  const order = await shop.order({ goodsId: CONFIRMS_SOON });
  await shop.stock(CONFIRMS_SOON, 1);
  const buyer = await product.as('buyer', order.buyerId);
  expect((await buyer.resubmit(order.orderId)).status).toBe(202);
  await shop.reaches(order.orderId, 'completed');
  const { events } = await shop.history(order.orderId);
  expect(events.find(({ type }) => type === 'ReceiptConfirmed')).toMatchObject({
    ruleVersion: 'own-version',
    data: { by: 'automatic' },
  });
});
