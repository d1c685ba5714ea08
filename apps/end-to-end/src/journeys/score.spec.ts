import { randomUUID } from 'node:crypto';
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

interface Recorded {
  readonly kind: string;
  readonly code: string;
  readonly agrees: boolean;
  readonly score?: {
    readonly points: number;
    readonly agrees?: boolean;
    readonly features: readonly object[];
  };
}
interface Explanation {
  readonly recorded?: readonly Recorded[];
  readonly rules?: readonly { readonly rule: string; readonly outcome: string; readonly read: object }[];
  readonly forBuyer: { readonly request?: { readonly en: string } };
}
interface Case {
  readonly resubmissionId: string;
  readonly orderId: string;
  readonly approvals: number;
  readonly basis: string;
  readonly heldUntil?: string;
  readonly remindedAt?: string;
}

const explain = async (orderId: string, role: 'after-sales' | 'buyer' = 'after-sales', id = 'a') =>
  (await (await product.as(role, id)).get<Explanation>(`/orders/${orderId}/explanation`)).body;
const queue = async (): Promise<readonly Case[]> =>
  (await (await product.as('reviewer', 'r0')).get<readonly Case[]>('/reviews')).body;
const caseOf = async (orderId: string): Promise<Case> => {
  const [found] = (await eventually(queue, (cases) => cases.some((c) => c.orderId === orderId))).filter(
    (c) => c.orderId === orderId,
  );
  return found as Case;
};

/** Approves the case as it is now, by this reviewer. */
async function approve({ resubmissionId }: Case, reviewer: string): Promise<void> {
  const as = await product.as('reviewer', reviewer);
  expect((await as.post(`/reviews/${resubmissionId}/claim`, {})).status).toBe(200);
  const { basis } = (await as.get<Case>(`/reviews/${resubmissionId}`)).body;
  const verdict = { decision: 'approve', reason: 'checked-with-shop', basis };
  const key = { 'idempotency-key': randomUUID() };
  expect((await as.post(`/reviews/${resubmissionId}/decision`, verdict, key)).status).toBe(200);
}

/** Puts the standard in force with one part changed, and waits until it decides. */
async function decideBy(version: string, from: string, to: string): Promise<void> {
  const li = await product.as('reviewer', 'li');
  const standard = shippedText('standard');
  expect(standard).toContain(from);
  const text = standard.replace(/^policy: .*$/m, `policy: ${version}`).replace(from, to);
  const drafted = await li.post('/policies', { text, because: 'for this test' });
  expect(drafted).toMatchObject({ status: 200, body: { state: 'checked' } });
  const path = `/policies/${version}/activation`;
  await li.post(path, { because: 'for this test' });
  await (await product.as('reviewer', 'kim')).post(path, { because: 'for this test' });
  await eventually(
    async () => (await li.get<{ inForce: string }>('/policies')).body,
    ({ inForce }) => inForce === version,
  );
}

const click = async ({ orderId, buyerId }: Order) => (await product.as('buyer', buyerId)).resubmit(orderId);

it('an ordinary request is scored, goes straight through in one step, and its score is explained', async () => {
  const order = await shop.order();
  await shop.stock(order.goodsId, 1);
  await click(order);
  await shop.reaches(order.orderId, 'delivered');
  const { recorded = [] } = await explain(order.orderId);
  expect(recorded.map(({ kind, code, agrees }) => [kind, code, agrees])).toEqual([
    ['requested', 'resubmittable', true],
    ['approved', 'resubmittable', true],
  ]);
  const { score } = recorded[1] ?? {};
  expect(score).toMatchObject({ points: 0, agrees: true });
  expect(score?.features).toContainEqual(expect.objectContaining({ feature: 'requests30d', value: 0 }));
  expect(score?.features.find((f) => 'feature' in f && f.feature === 'addressBuyers30d')).not.toHaveProperty(
    'value',
  );
});

it('a first request of great value waits for two people, is approved by them, and every step is explained', async () => {
  const units = 60;
  const order = await shop.order({ quantity: units });
  await shop.stock(order.goodsId, units);
  await click(order);
  const waiting = await caseOf(order.orderId);
  const own = await explain(order.orderId, 'buyer', order.buyerId);
  expect(own.forBuyer.request?.en).toMatch(/A person checks the request/);
  expect(JSON.stringify(own)).not.toMatch(/score|first-and-valuable|points/);

  for (const [i, reviewer] of ['r1', 'r2'].entries()) {
    await eventually(
      async () => (await product.as('reviewer', reviewer)).get<Case>(`/reviews/${waiting.resubmissionId}`),
      ({ body: { approvals, heldUntil } }) => approvals === i && heldUntil === undefined,
    );
    await approve(waiting, reviewer);
  }
  await shop.reaches(order.orderId, 'delivered');
  const { recorded = [] } = await explain(order.orderId);
  expect(recorded.map(({ kind, code, agrees }) => [kind, code, agrees])).toEqual([
    ['requested', 'resubmittable', true],
    ['review-requested', 'second-check', true],
    ['reviewed', 'reviewer-approve', true],
    ['reviewed', 'reviewer-approve', true],
    ['approved', 'resubmittable', true],
  ]);
}, 120_000);

it('the limits of a buyer refuse page and click alike, and after-sales can set them aside', async () => {
  await decideBy('standard-one-a-day', 'per-buyer: { 24h: 10, 30d: 40 }', 'per-buyer: { 24h: 1, 30d: 40 }');
  const buyerId = randomUUID();
  const [first, second] = [await shop.order({ buyerId }), await shop.order({ buyerId })];
  await shop.stock(first.goodsId, 1);
  await shop.stock(second.goodsId, 1);
  expect((await click(first)).status).toBe(202);
  const buyer = await product.as('buyer', buyerId);
  const page = await eventually(
    async () => (await buyer.get(`/orders/${second.orderId}`)).body as unknown as { why: { code: string } },
    ({ why }) => why.code === 'buyer-limit-reached',
  );
  expect(page).toMatchObject({ resubmittable: false });
  expect(await click(second)).toMatchObject({
    status: 409,
    body: { code: 'buyer-limit-reached', requests: 1, most: 1, withinMs: 86_400_000 },
  });
  const { rules = [] } = await explain(second.orderId);
  expect(rules.find(({ rule }) => rule === 'buyer-within-limits')).toMatchObject({
    outcome: 'against',
    read: { requests: 1, most: 1 },
  });
  const override = { rules: ['buyer-limit-reached'], reason: 'a bulk order went wrong' };
  const agent = await product.as('after-sales', 'a');
  expect((await agent.resubmit(second.orderId, { body: { override } })).status).toBe(202);
  await shop.reaches(second.orderId, 'delivered');
}, 120_000);

it('reviewers are reminded, and a request that nobody decides in time ends as the policy says', async () => {
  await decideBy(
    'standard-quick-end',
    'review: 2h, remind: 30m, escalate-to: lead-reviewer, at-the-end: escalate',
    'review: 14s, remind: 12s, at-the-end: refuse',
  );
  const order = await shop.order({ quantity: 40 });
  await click(order);
  await caseOf(order.orderId);
  await eventually(
    () => shop.types(order.orderId),
    (types) => types.includes('ReviewReminded'),
  );
  await shop.reaches(order.orderId, 'rejected');
  expect((await shop.types(order.orderId)).slice(-4)).toEqual([
    ...['ReviewRequested', 'ReviewReminded', 'ReviewOverdue', 'ResubmissionRejected'],
  ]);
  await eventually(queue, (cases) => cases.every((c) => c.orderId !== order.orderId));
  const { recorded = [] } = await explain(order.orderId);
  expect(recorded.at(-1)).toMatchObject({ kind: 'rejected', code: 'review-overdue', agrees: true });
}, 120_000);
