import { randomUUID } from 'node:crypto';
import type { RechargeTarget } from '@bujiao/contracts';
import { GAME_TEMPLATE } from '@bujiao/recharge-templates/testing';
import type { FaultRule, SupplierFault } from '@bujiao/simulator';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import type { Api } from '../product/api.js';
import { Shop, type Order, type OrderOptions } from '../product/shop.js';
import { GOODS, RULES, SHORT, STRICT } from './custom-rules.js';
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
  const { id, ...content } = GAME_TEMPLATE;
  const body = { ...content, goods: [GOODS, SHORT, STRICT], because: 'for this test' };
  const published = await (await product.as('ops')).call('PUT', `/recharge-templates/${id}`, { body });
  expect(published).toMatchObject({ status: 200, body: { version: 1 } });
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

let made = 0;
/** A role of its own for each test: only those that share one on purpose meet. */
const role = (): RechargeTarget => ({
  rechargeAccount: `dragon_${(made += 1)}_x`,
  gameArea: '电信一区',
  gameServer: '1024',
  gameRole: '剑客小七',
});
const custom = (rechargeTarget: RechargeTarget, over: OrderOptions = {}): Promise<Order> =>
  shop.order({ kind: 'custom', goodsId: GOODS, rechargeTarget, ...over });
const buyerOf = ({ buyerId }: Order): Promise<Api> => product.as('buyer', buyerId);
const fault = (rule: FaultRule<SupplierFault>): void => product.supplier.faults.add(rule);

interface Page {
  readonly decision: { readonly do: string; readonly code: string; readonly fields?: readonly string[] };
  readonly outlook: { readonly code: string };
  readonly form?: {
    readonly wrong: readonly string[];
    readonly fields: readonly { readonly field: string; readonly fault?: string }[];
  };
  readonly confirmRole?: { readonly resubmissionId: string; readonly sends: number };
}
const pageOf = async (order: Order): Promise<Page> =>
  (await (await buyerOf(order)).get<Page>(`/orders/${order.orderId}`)).body;
const permissionPath = ({ orderId }: Order, resubmissionId: string, rest = ''): string =>
  `/orders/${orderId}/resubmissions/${resubmissionId}/permission${rest}`;

async function click(order: Order, body: object = {}): Promise<string> {
  const { status, body: answer } = await (await buyerOf(order)).resubmit(order.orderId, { body });
  expect(status).toBe(202);
  return (answer as unknown as { readonly resubmissionId: string }).resubmissionId;
}

/** Waits until the owner is asked. */
const asked = (order: Order): Promise<Page> =>
  eventually(
    () => pageOf(order),
    (page) => page.confirmRole !== undefined,
  );
const confirm = async (order: Order, resubmissionId: string, body: object = {}) =>
  (await buyerOf(order)).post<{ readonly code?: string; readonly confirmed?: boolean }>(
    permissionPath(order, resubmissionId),
    body,
  );
const fetchCode = async (order: Order, resubmissionId: string): Promise<string> =>
  (
    await (
      await product.as('service', 'shop')
    ).post<{ readonly code: string }>(permissionPath(order, resubmissionId, '/codes'), {})
  ).body.code;
const eventOf = async (order: Order, type: string) =>
  (await shop.history(order.orderId)).events.find((event) => event.type === type);

/** From the click to the goods, confirmed by a click. */
async function deliver(order: Order): Promise<void> {
  const resubmissionId = await click(order);
  await asked(order);
  expect(await confirm(order, resubmissionId)).toMatchObject({ status: 200, body: { confirmed: true } });
  await shop.reaches(order.orderId, 'delivered');
}

describe('a failed order of custom goods', () => {
  it('is delivered once account and role are checked, and its owner confirmed the role; then the role is bound', async () => {
    const target = role();
    const order = await custom(target);
    const resubmissionId = await click(order);
    expect((await asked(order)).outlook).toMatchObject({ code: 'confirm-role' });
    expect(product.supplier.ledger.unitsDeliveredTo(target.rechargeAccount)).toBe(0);
    expect(await confirm(order, resubmissionId)).toMatchObject({ status: 200, body: { confirmed: true } });
    await shop.reaches(order.orderId, 'delivered');
    expect(product.supplier.ledger.unitsDeliveredTo(target.rechargeAccount)).toBe(1);
    const types = await shop.types(order.orderId);
    expect(types.filter((type) => /Checked|Permission|Bound|Approved/.test(type))).toEqual([
      'AccountChecked',
      'RoleChecked',
      'RoleBindingChecked',
      'PermissionAsked',
      'PermissionConfirmed',
      'RoleBound',
      'ResubmissionApproved',
    ]);
    expect((await eventOf(order, 'ResubmissionApproved'))?.data).toMatchObject({
      checks: expect.arrayContaining([
        expect.objectContaining({ check: 'account', passed: true }),
        expect.objectContaining({ check: 'role-binding', passed: true }),
        expect.objectContaining({ check: 'permission', passed: true }),
      ]),
    });
    expect(JSON.stringify(await shop.history(order.orderId))).not.toContain(target.rechargeAccount);
  });

  it('of a role that is bound to the buyer takes one click, and nobody is asked again', async () => {
    const target = role();
    const first = await custom(target);
    await deliver(first);
    const again = await custom(target, { buyerId: first.buyerId });
    await click(again);
    await shop.reaches(again.orderId, 'delivered');
    expect(await shop.types(again.orderId)).not.toContain('PermissionAsked');
    expect((await shop.history(again.orderId)).measures).toMatchObject([{ steps: 1, fieldsTyped: 0 }]);
  });
});

describe('the owner of a role', () => {
  it('confirms it by the code that the shop passed on; the code is in no event and no notice', async () => {
    const order = await custom(role());
    const resubmissionId = await click(order);
    await asked(order);
    const code = await fetchCode(order, resubmissionId);
    expect(code).toMatch(/^\d{6}$/);
    expect(await confirm(order, resubmissionId, { code })).toMatchObject({ status: 200 });
    await shop.reaches(order.orderId, 'delivered');
    const history = await shop.history(order.orderId);
    expect((await eventOf(order, 'PermissionConfirmed'))?.data).toMatchObject({ by: 'code' });
    expect(JSON.stringify(history)).not.toContain(`"${code}"`);
    expect(await confirm(order, resubmissionId, { code })).toMatchObject({ body: { confirmed: true } });
  });

  it('has so many tries; then another code helps, and an older one never again', async () => {
    const order = await custom(role());
    const resubmissionId = await click(order);
    await asked(order);
    expect(await confirm(order, resubmissionId, { code: '000000' })).toMatchObject({
      status: 409,
      body: { code: 'code-not-sent' },
    });
    const first = await fetchCode(order, resubmissionId);
    const wrong = first === '111111' ? '222222' : '111111';
    for (const triesLeft of [1, 0])
      expect(await confirm(order, resubmissionId, { code: wrong })).toMatchObject({
        status: 422,
        body: { code: 'code-wrong', triesLeft },
      });
    // Also the right one, and a second code of the same notice brings no new tries.
    expect(await confirm(order, resubmissionId, { code: first })).toMatchObject({
      body: { code: 'code-tries-used' },
    });
    const second = await fetchCode(order, resubmissionId);
    expect(await confirm(order, resubmissionId, { code: second })).toMatchObject({
      body: { code: 'code-tries-used' },
    });
    const again = await (await buyerOf(order)).post(permissionPath(order, resubmissionId, '/notices'), {});
    expect(again).toMatchObject({ status: 200, body: { sends: 2 } });
    const third = await fetchCode(order, resubmissionId);
    if (third !== second)
      expect(await confirm(order, resubmissionId, { code: second })).toMatchObject({ status: 422 });
    expect(await confirm(order, resubmissionId, { code: third })).toMatchObject({ status: 200 });
    await shop.reaches(order.orderId, 'delivered');
  });

  it('is told only so often', async () => {
    const order = await custom(role());
    const resubmissionId = await click(order);
    await asked(order);
    const buyer = await buyerOf(order);
    const send = () => buyer.post(permissionPath(order, resubmissionId, '/notices'), {});
    expect([(await send()).status, (await send()).status]).toEqual([200, 200]);
    expect(await send()).toMatchObject({ status: 409, body: { code: 'code-sent-too-often' } });
  });

  it('is the buyer of the order and nobody else', async () => {
    const order = await custom(role());
    const resubmissionId = await click(order);
    await asked(order);
    const stranger = await product.as('buyer', `B-${randomUUID()}`);
    expect(await stranger.post(permissionPath(order, resubmissionId), {})).toMatchObject({ status: 404 });
    expect(await stranger.post(permissionPath(order, resubmissionId, '/codes'), {})).toMatchObject({
      status: 403,
    });
  });

  it('who does not confirm in time ends the request, and nothing is sent', async () => {
    const target = role();
    const order = await custom(target, { goodsId: SHORT });
    await click(order);
    await shop.reaches(order.orderId, 'rejected');
    expect((await eventOf(order, 'ResubmissionRejected'))?.data).toMatchObject({
      code: 'permission-not-given',
    });
    expect(product.supplier.ledger.unitsDeliveredTo(target.rechargeAccount)).toBe(0);
  });
});

describe('the recharge template of the goods', () => {
  it('asks only for what is wrong, on the page and at the click', async () => {
    const target = { ...role(), gameServer: 'abc', gameArea: '火星区' };
    const order = await custom(target);
    const page = await pageOf(order);
    expect(page.decision).toMatchObject({
      do: 'give',
      code: 'account-invalid',
      fields: ['gameArea', 'gameServer'],
    });
    expect(page.form).toMatchObject({
      wrong: ['gameArea', 'gameServer'],
      fields: expect.arrayContaining([
        expect.objectContaining({ field: 'gameArea', fault: 'not-a-choice' }),
        expect.objectContaining({ field: 'gameServer', fault: 'wrong-type' }),
      ]),
    });
    const buyer = await buyerOf(order);
    expect(await buyer.resubmit(order.orderId, {})).toMatchObject({
      status: 422,
      body: { code: 'account-invalid' },
    });
    const half = { rechargeTarget: { gameArea: '电信一区' } };
    expect(await buyer.resubmit(order.orderId, { body: half })).toMatchObject({
      status: 422,
      body: { code: 'account-invalid' },
    });
    const resubmissionId = await click(order, { rechargeTarget: { gameArea: '电信一区', gameServer: '7' } });
    await asked(order);
    await confirm(order, resubmissionId);
    await shop.reaches(order.orderId, 'delivered');
    const [sent] = product.supplier.ledger.all().filter((e) => e.content.account === target.rechargeAccount);
    expect(sent).toMatchObject({ content: { game_area: '电信一区', game_server: '7' } });
    expect((await shop.history(order.orderId)).measures).toMatchObject([{ fieldsTyped: 2 }]);
  });

  it('with faults is refused, and says which and how they are mended', async () => {
    const body = {
      name: { zh: '坏模板', en: 'A bad template' },
      goods: ['custom-bad'],
      fields: [{ field: 'gameRole', label: { zh: '角色', en: 'Role' }, type: 'text', pattern: '(a+)+$' }],
      because: 'for this test',
    };
    const ops = await product.as('ops');
    expect(await ops.call('PUT', '/recharge-templates/bad', { body })).toMatchObject({
      status: 422,
      body: {
        code: 'template-refused',
        faults: [
          { code: 'account-not-asked', pointer: '/fields' },
          { code: 'pattern-not-understood', pointer: '/fields/0/pattern' },
        ],
      },
    });
    expect(await ops.get('/recharge-templates/bad')).toMatchObject({ status: 404 });
  });
});

describe('the supplier', () => {
  it('that knows no such role ends the request, and names what to check', async () => {
    const target = role();
    fault({ fault: 'role-unknown', match: { account: target.rechargeAccount } });
    const order = await custom(target);
    await click(order);
    await shop.reaches(order.orderId, 'rejected');
    expect((await eventOf(order, 'ResubmissionRejected'))?.data).toMatchObject({
      code: 'role-not-found',
      field: 'gameRole',
    });
    expect(await shop.types(order.orderId)).not.toContain('PermissionAsked');
  });

  it.each(['role-check-timeout', 'role-check-error-500', 'role-check-garbage', 'role-check-slow'] as const)(
    'that cannot say (%s) is asked again later, and then counts',
    async (kind) => {
      const target = role();
      fault({ fault: kind, times: 1, match: { account: target.rechargeAccount } });
      const order = await custom(target);
      await deliver(order);
      const answers = (await shop.history(order.orderId)).events
        .filter(({ type }) => type === 'RoleChecked')
        .map(({ data }) => [data['answer'], data['tryNo'], typeof data['nextTryAt']]);
      expect(answers).toEqual([
        ['cannot-say', 1, 'string'],
        ['exists', 2, 'undefined'],
      ]);
    },
  );

  it('that never can say leaves it to a person: nothing is guessed', async () => {
    const target = role();
    fault({ fault: 'role-check-error-500', match: { account: target.rechargeAccount } });
    const order = await custom(target);
    await click(order);
    const found = await caseOf(order);
    expect(found).toMatchObject({ question: 'role-binding' });
    expect((await eventOf(order, 'ReviewRequested'))?.data).toMatchObject({
      checks: expect.arrayContaining([
        expect.objectContaining({
          check: 'account',
          passed: false,
          on: expect.objectContaining({ role: 'cannot-say', tries: 3 }),
        }),
      ]),
    });
    expect(await shop.types(order.orderId)).not.toContain('ResubmissionApproved');
  });
});

interface Case {
  readonly resubmissionId: string;
  readonly orderId: string;
  readonly question: string;
  readonly basis: string;
  readonly role?: { readonly binding?: { readonly outcome: string; readonly boundBy?: string } };
}
async function caseOf({ orderId }: Order): Promise<Case> {
  const queue = async (): Promise<readonly Case[]> =>
    (await (await product.as('reviewer', 'r0')).get<readonly Case[]>('/reviews')).body;
  const cases = await eventually(queue, (all) => all.some((one) => one.orderId === orderId));
  return cases.find((one) => one.orderId === orderId) as Case;
}
async function decide({ resubmissionId }: Case, decision: 'approve' | 'refuse'): Promise<Case> {
  const reviewer = await product.as('reviewer', 'r1');
  expect((await reviewer.post(`/reviews/${resubmissionId}/claim`, {})).status).toBe(200);
  const { body: view } = await reviewer.get<Case>(`/reviews/${resubmissionId}`);
  const verdict = { decision, reason: 'checked-with-buyer', basis: view.basis };
  const key = { 'idempotency-key': randomUUID() };
  expect((await reviewer.post(`/reviews/${resubmissionId}/decision`, verdict, key)).status).toBe(200);
  return view;
}

describe('a role that is bound to another buyer', () => {
  it('leads to a person, who sees by which order; approved, its buyer still confirms it, and it is bound anew', async () => {
    const target = role();
    const first = await custom(target);
    await deliver(first);
    const second = await custom(target);
    const resubmissionId = await click(second);
    const view = await decide(await caseOf(second), 'approve');
    expect(view.role).toMatchObject({ binding: { outcome: 'another', boundBy: first.orderId } });
    await asked(second);
    expect((await confirm(second, resubmissionId)).status).toBe(200);
    await shop.reaches(second.orderId, 'delivered');
    expect((await eventOf(second, 'RoleBound'))?.data).toMatchObject({ wasAnothers: true });
    expect(product.supplier.ledger.unitsDeliveredTo(target.rechargeAccount)).toBe(2);
  });

  it('and is refused by a person, is not delivered', async () => {
    const target = role();
    await deliver(await custom(target));
    const second = await custom(target);
    await click(second);
    await decide(await caseOf(second), 'refuse');
    await shop.reaches(second.orderId, 'rejected');
    expect(product.supplier.ledger.unitsDeliveredTo(target.rechargeAccount)).toBe(1);
  });

  it('is refused at once where the policy says so, without a word about the other buyer', async () => {
    const target = role();
    await deliver(await custom(target));
    const second = await custom(target, { goodsId: STRICT });
    await click(second);
    await shop.reaches(second.orderId, 'rejected');
    const rejected = (await eventOf(second, 'ResubmissionRejected'))?.data;
    expect(rejected).toMatchObject({ code: 'role-of-another' });
    const { body } = await (await buyerOf(second)).get(`/orders/${second.orderId}/history`);
    expect(JSON.stringify(body)).not.toContain('boundBy');
  });

  it('is free again once that buyer has forgotten it', async () => {
    interface Role {
      readonly roleId: string;
      readonly gameRole: string;
      readonly accountMasked: string;
    }
    const target = role();
    const first = await custom(target);
    await deliver(first);
    const owner = await buyerOf(first);
    const { body: roles } = await owner.get<readonly Role[]>('/my/roles');
    expect(roles).toMatchObject([{ gameRole: '剑客小七' }]);
    expect(JSON.stringify(roles)).not.toContain(target.rechargeAccount);
    const path = `/my/roles/${roles[0]?.roleId ?? ''}`;
    const stranger = await product.as('buyer', `B-${randomUUID()}`);
    expect((await stranger.call('DELETE', path)).status).toBe(204);
    expect((await owner.get<readonly Role[]>('/my/roles')).body).toHaveLength(1);
    expect((await owner.call('DELETE', path)).status).toBe(204);
    expect((await owner.get<readonly Role[]>('/my/roles')).body).toEqual([]);
    const second = await custom(target);
    await deliver(second);
    expect((await eventOf(second, 'RoleBindingChecked'))?.data).toMatchObject({ outcome: 'first' });
  });

  it('by two who are confirmed at the same moment, is the first one’s', async () => {
    const target = role();
    const orders = [await custom(target), await custom(target)] as const;
    const ids = [await click(orders[0]), await click(orders[1])] as const;
    await Promise.all(orders.map(asked));
    await Promise.all([confirm(orders[0], ids[0]), confirm(orders[1], ids[1])]);
    const bound = async () =>
      Promise.all(
        orders.map(async (order) => (await shop.types(order.orderId)).filter((t) => t === 'RoleBound')),
      );
    const settled = await eventually(bound, (all) => all.flat().length > 0);
    expect(settled.flat()).toHaveLength(1);
    const loser = settled[0]?.length === 0 ? orders[0] : orders[1];
    expect(await caseOf(loser)).toMatchObject({ question: 'role-binding' });
  });
});
