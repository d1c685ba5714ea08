import { randomUUID } from 'node:crypto';
import { OpsModule } from '@bujiao/ops';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import { Pool } from 'pg';
import type { Api } from '../product/api.js';
import { Shop, type Order, type OrderOptions } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

const DEADLINE_MS = 180_000;

let database: TestDatabase;
let product: Product;
let shop: Shop;
let ops: Api;
let pool: Pool;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({ databaseUrl: database.url, alsoModules: [OpsModule] });
  shop = new Shop(product);
  ops = await product.as('ops', 'li');
  pool = new Pool({ connectionString: database.url, max: 1 });
}, DEADLINE_MS);
afterAll(async () => {
  await pool?.end();
  await product?.close();
  await database?.drop();
});

const orders: Order[] = [];

async function resubmitted(options: OrderOptions, ...until: readonly string[]): Promise<Order> {
  const order = await shop.order(options);
  orders.push(order);
  await (await product.as('buyer', order.buyerId)).resubmit(order.orderId);
  await shop.reaches(order.orderId, ...until);
  return order;
}

/** What a buyer, a supplier or a payment has noticed, and what was recorded. */
async function noticed(): Promise<object> {
  const { rows } = await pool.query<{ events: number; timers: string }>(
    `select (select count(*)::int from event_store.events) as events,
       (select count(*)::int from after_sales_jobs.jobs) + (select count(*)::int from fulfillment_jobs.jobs) as timers`,
  );
  return {
    ...rows[0],
    payments: orders.map(({ paymentId }) => product.payments.asked(paymentId)),
    supplier: product.supplier.ledger.all().map((entry) => ({ ...entry })),
  };
}

interface Plan {
  readonly id: string;
  readonly plan: {
    readonly counts: { readonly events: number };
    readonly skips: readonly { readonly what: string; readonly why: string }[];
    readonly writes: readonly string[];
  };
}

/** @returns the plan once it was run to its end; or the refusal */
async function replay(into: string): Promise<{ readonly plan?: Plan; readonly refusal?: string }> {
  const because = 'all of it once more';
  const { status, body } = await ops.post<Plan & { detail: string }>('/replays', { into, because });
  if (status === 409) return { refusal: body.detail };
  expect(status).toBe(201);
  expect((await ops.post(`/jobs/${body.id}/run`, { because })).status).toBe(200);
  const done = await eventually(
    async () => (await ops.get<{ state: string; result: object; counters: object }>(`/jobs/${body.id}`)).body,
    ({ state }) => state === 'done' || state === 'failed',
  );
  expect(done).toMatchObject({ state: 'done' });
  return { plan: body };
}

const OF_AFTER_SALES = {
  skips: ['OrderConflictClosed', 'ResubmissionDelivered'].map((type) => ({
    what: `the handler of ${type} in after-sales`,
    why: 'it reaches outside: timer',
  })),
  writes: expect.arrayContaining(['OrderConflictFound, where the history lacks it']) as unknown,
};

/** With its skips in the order of their texts. */
const sorted = (plan: Plan['plan']): Plan['plan'] => ({
  ...plan,
  skips: [...plan.skips].sort((a, b) => a.what.localeCompare(b.what)),
});

/** @returns the plans of groups, and the groups of which nothing would be left */
async function replayIntoAll(
  groups: readonly string[],
): Promise<{ readonly plans: ReadonlyMap<string, Plan>; readonly refused: readonly string[] }> {
  const plans = new Map<string, Plan>();
  for (const group of groups) {
    const { plan } = await replay(`group:${group}`);
    if (plan) plans.set(group, plan);
  }
  return { plans, refused: groups.filter((group) => !plans.has(group)).sort() };
}

it(
  'a replay of everything into every projection and group changes nothing outside, and appends nothing',
  async () => {
    const rechargeTarget = { rechargeAccount: `account-${randomUUID()}` };
    await resubmitted({ kind: 'direct-top-up', rechargeTarget, quantity: 2 }, 'delivered');
    const goodsId = `G-${randomUUID()}`;
    await shop.stock(goodsId, 1);
    await resubmitted({ goodsId, kind: 'game-points' }, 'delivered');
    await resubmitted({ goodsId, kind: 'game-points' }, 'waiting-for-human');
    await shop.tell((orders[0] as Order).orderId, 'cancelled', {});
    const groups = await eventually(
      async () =>
        (await pool.query<{ group: string }>('select group_name as group, kind from ops.groups')).rows,
      (rows) => rows.length >= 8,
    );
    await eventually(
      async () => (await ops.get<{ events: number }[]>('/lag')).body,
      (lag) => lag.every(({ events }) => events === 0),
    );
    const before = await noticed();

    for (const { name } of (await ops.get<{ name: string }[]>('/projections')).body) {
      const events = (await replay(`projection:${name}`)).plan?.plan.counts.events;
      // Nobody was asked for evidence.
      if (name === 'verification-risk-evidence') expect(events).toBe(0);
      else expect(events).toBeGreaterThan(0);
    }
    const { plans, refused } = await replayIntoAll(groups.map(({ group }) => group));
    expect(refused).toEqual(['fulfillment', 'intake', 'verification']);
    for (const [group, { plan }] of plans)
      if (group === 'after-sales') expect(sorted(plan)).toMatchObject(OF_AFTER_SALES);
      else expect(plan.skips).toEqual([]);
    expect(await noticed()).toEqual(before);
  },
  DEADLINE_MS,
);

it('every handler of recorded events declares what it reaches and appends', async () => {
  const { rows } = await pool.query<{ group: string; types: string[]; reach: Record<string, object> }>(
    `select group_name as group, types, reach from ops.groups where kind = 'handlers' and group_name <> 'intake'`,
  );
  // Intake's handler takes what shops publish, which no store has.
  expect(rows.map(({ group }) => group).sort()).toEqual(['after-sales', 'fulfillment', 'verification']);
  for (const { types, reach } of rows) expect(Object.keys(reach).sort()).toEqual([...types].sort());
});
