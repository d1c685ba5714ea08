import { testDatabase, eventually, type TestDatabase } from '@bujiao/testing';
import { Pool } from 'pg';
import { shippedText } from '@bujiao/policy/document';
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

interface Policies {
  readonly inForce: string;
  readonly versions: readonly { readonly version: string; readonly state: string }[];
}
interface RuleLine {
  readonly rule: string;
  readonly outcome: string;
  readonly read: Readonly<Record<string, unknown>>;
}
interface Explanation {
  readonly policy?: { readonly version: string; readonly layers: readonly object[] };
  readonly decision?: { readonly code: string };
  readonly rules?: readonly RuleLine[];
  readonly recorded?: readonly {
    readonly code: string;
    readonly version: string;
    readonly agrees: boolean;
  }[];
  readonly forBuyer: { readonly code: string; readonly sentence: { readonly zh: string } };
}

const call = async <Body>(
  [role, id]: readonly ['reviewer' | 'ops' | 'after-sales' | 'buyer', string],
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: Body }> =>
  (await product.as(role, id)).call<Body>(method, path, body && { body });
const policies = async (): Promise<Policies> =>
  (await call<Policies>(['ops', 'li'], 'GET', '/policies')).body;
const explain = async (orderId: string, asOf = ''): Promise<Explanation> =>
  (await call<Explanation>(['after-sales', 'a'], 'GET', `/orders/${orderId}/explanation${asOf}`)).body;

/** Puts a version in force, by as many people as it takes, and waits until it decides. */
async function putInForce(version: string): Promise<void> {
  const path = `/policies/${version}/activation`;
  const body = { because: 'for this test' };
  const first = await call<{ state: string }>(['reviewer', 'li'], 'POST', path, body);
  expect(first.status).toBe(200);
  if (first.body.state === 'checked' || first.body.state === 'superseded') {
    const again = await call<{ code: string }>(['reviewer', 'li'], 'POST', path, body);
    expect(again).toMatchObject({ status: 409, body: { code: 'second-person-needed' } });
    expect((await call(['reviewer', 'kim'], 'POST', path, body)).status).toBe(200);
  }
  await eventually(policies, ({ inForce }) => inForce === version);
}

const versionOf = async (orderId: string, type: string): Promise<string | undefined> =>
  ((await shop.history(orderId)).events as readonly { type: string; ruleVersion?: string }[]).find(
    (event) => event.type === type,
  )?.ruleVersion;

it('a new installation decides by the standard; a draft that is put in force by two people decides new orders', async () => {
  const { inForce } = await policies();
  expect(inForce).toMatch(/^standard-/);
  const text = shippedText('standard')
    .replace(inForce, 'standard-strict')
    .replace('per-order: 5', 'per-order: 0')
    .concat("goods-ids: { 'G-open': { limits: { per-order: 5 } } }\n");
  const drafted = await call<{ state: string }>(['reviewer', 'li'], 'POST', '/policies', {
    text,
    because: 'strict',
  });
  expect(drafted).toMatchObject({ status: 200, body: { state: 'checked' } });

  const before = await shop.order({});
  await shop.stock(before.goodsId, 1);
  await putInForce('standard-strict');
  expect(await explain(before.orderId)).toMatchObject({
    policy: { version: 'standard-strict', layers: [{ section: 'defaults' }] },
    decision: { code: 'too-many-resubmissions' },
  });
  const asOf = (await explain(before.orderId, `?asOf=${new Date(Date.now() - 4_000).toISOString()}`)).policy;
  expect(['standard-strict', inForce]).toContain(asOf?.version);

  await putInForce(inForce);
  await (await product.as('buyer', before.buyerId)).resubmit(before.orderId);
  await shop.reaches(before.orderId, 'delivered');
  expect(await versionOf(before.orderId, 'ResubmissionApproved')).toBe(inForce);
  const { recorded = [] } = await explain(before.orderId);
  expect(recorded.map(({ code, version, agrees }) => [code, version, agrees])).toEqual([
    ['resubmittable', inForce, true],
    ['resubmittable', inForce, true],
  ]);
});

it('every service finishes a resubmission under the version that it began under', async () => {
  const { inForce } = await policies();
  const order = await shop.order({ kind: 'direct-top-up' });
  await (await product.as('buyer', order.buyerId)).resubmit(order.orderId);
  await putInForce('baseline-2026-12-3');
  await shop.reaches(order.orderId, 'delivered');
  for (const type of ['ResubmissionRequested', 'ResubmissionApproved', 'DeliveryAttemptStarted'])
    expect([type, await versionOf(order.orderId, type)]).toEqual([type, inForce]);
});

it('owners get their words, and staff what the rules read', async () => {
  const order = await shop.order({});
  const own = await call<Explanation>(
    ['buyer', order.buyerId],
    'GET',
    `/orders/${order.orderId}/explanation`,
  );
  expect(Object.keys(own.body).sort()).toEqual(['asOf', 'forBuyer', 'orderId']);
  expect(own.body.forBuyer).toMatchObject({
    code: 'resubmittable',
    sentence: { zh: expect.stringMatching(/。$/) },
  });
  const { rules = [] } = await explain(order.orderId);
  expect(rules.find(({ rule }) => rule === 'tries-left')).toMatchObject({
    outcome: 'passed',
    read: { tries: 0, limit: 5 },
  });
  expect(rules.find(({ rule }) => rule === 'not-cancelled')).toMatchObject({ outcome: 'not-evaluated' });
});

it('an installation that has orders stays on the baseline when it gets policies', async () => {
  const order = await shop.order({});
  expect(order.orderId).not.toBe('');
  await product.close();
  const pool = new Pool({ connectionString: database.url });
  // As it was before it had policies.
  await pool.query("delete from event_store.events where stream = 'policy-rules'");
  await pool.query("delete from event_store.streams where stream = 'policy-rules'");
  await pool.end();
  product = await startProduct({ databaseUrl: database.url });
  shop = new Shop(product);
  expect((await policies()).inForce).toMatch(/^baseline-/);
});
