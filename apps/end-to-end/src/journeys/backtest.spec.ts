import { testDatabase, eventually, type TestDatabase } from '@bujiao/testing';
import { shippedText } from '@bujiao/policy/document';
import { Shop } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

let database: TestDatabase;
let product: Product;
let shop: Shop;
const DRAFT = 'standard-all-looked-at';

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({ databaseUrl: database.url });
  shop = new Shop(product);
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

interface Cell {
  readonly from: string;
  readonly to: string;
  readonly decisions: number;
  readonly orders: readonly { readonly orderId: string }[];
}
interface Backtest {
  readonly id: string;
  readonly state: string;
  readonly by: string;
  readonly because: string;
  readonly report: {
    readonly decisions: number;
    readonly repeated: { readonly different: number };
    readonly comparison?: {
      readonly changed: number;
      readonly cells: readonly Cell[];
      readonly reviews: { readonly capacity?: number };
      readonly mostChanged: readonly {
        readonly orderId: string;
        readonly old: { readonly outcome: string };
        readonly new: { readonly outcome: string; readonly factors: readonly { readonly factor: string }[] };
      }[];
    };
  };
}
type Shadow = { readonly running: boolean; readonly shadow?: Backtest };

const call = async <Body>(
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: Body }> =>
  (await product.as('reviewer', 'li')).call<Body>(method, path, body && { body });
const at = (version: string, rest: string): string => `/policies/${version}/${rest}`;
const inForce = async (): Promise<string> =>
  (await call<{ readonly inForce: string }>('GET', '/policies')).body.inForce;

async function delivered(): Promise<string> {
  const order = await shop.order({});
  await shop.stock(order.goodsId, 1);
  await (await product.as('buyer', order.buyerId)).resubmit(order.orderId);
  await shop.reaches(order.orderId, 'delivered');
  return order.orderId;
}

async function tried(version: string): Promise<Backtest> {
  const since = new Date(Date.now() - 3_600_000).toISOString();
  const body = { since, because: 'to see', capacity: 80 };
  const begun = await call<Backtest>('POST', at(version, 'backtests'), body);
  expect(begun).toMatchObject({
    status: 201,
    body: { because: 'to see', by: expect.stringContaining('li') },
  });
  return eventually(
    async () => (await call<Backtest>('GET', at(version, `backtests/${begun.body.id}`))).body,
    ({ state }) => state === 'done',
  );
}

it('a draft is tried on what was decided, runs in shadow beside the version in force, and is never put in force', async () => {
  const active = await inForce();
  const orders = [await delivered(), await delivered()];
  // Everything has at least this many points, so a person looks at every request.
  const text = shippedText('standard')
    .replace(active, DRAFT)
    .replace(/^ {2}factors:$/m, '  factors:\n    any-request: { points: 500, when: amountAtStake >= 0 }')
    .replace(
      /^ {2}bands:.*$/m,
      '  bands: { straight-through: below 30, second-check: below 60, human: below 900, refuse: from 900 }',
    );
  const drafted = await call<{ state: string }>('POST', '/policies', { text, because: 'looked at' });
  expect(drafted).toMatchObject({ status: 200, body: { state: 'checked' } });

  const same = await tried(active);
  expect(same.report).toMatchObject({ decisions: 2, repeated: { different: 0 }, comparison: { changed: 0 } });

  const { id, report } = await tried(DRAFT);
  expect(report).toMatchObject({
    decisions: 2,
    repeated: { different: 0 },
    comparison: { changed: 2, reviews: { capacity: 80 } },
  });
  const cell = report.comparison?.cells.find(({ to }) => to === 'human');
  expect(cell).toMatchObject({ from: 'straight-through', decisions: 2 });
  expect(cell?.orders.map(({ orderId }) => orderId).sort()).toEqual([...orders].sort());
  expect(report.comparison?.mostChanged[0]?.new.factors).toMatchObject([{ factor: 'any-request' }]);
  expect(await call('GET', at(DRAFT, `backtests/${id}/fit`))).toMatchObject({
    status: 200,
    body: { nothing: 'few-labels', factors: [] },
  });
  const again = { because: 'again' };
  expect(await call('POST', at(DRAFT, `backtests/${id}/cancel`), again)).toMatchObject({ status: 409 });
  expect(await call('GET', at(active, `backtests/${id}`))).toMatchObject({ status: 404 });
  expect(await call('GET', at(DRAFT, 'backtests/%00'))).toMatchObject({ status: 404 });

  expect(await call('POST', at(active, 'shadow'), again)).toMatchObject({
    status: 409,
    body: { code: 'policy-in-force' },
  });
  expect(await call('POST', at(DRAFT, 'shadow'), { because: 'a week' })).toMatchObject({ status: 200 });
  const shadowed = await delivered();
  const shadow = async (): Promise<Shadow> => (await call<Shadow>('GET', at(DRAFT, 'shadow'))).body;
  const seen = await eventually(shadow, ({ shadow: of }) => of?.report.decisions === 1);
  expect(seen.running).toBe(true);
  expect(seen.shadow?.report.comparison?.mostChanged).toMatchObject([
    { orderId: shadowed, old: { outcome: 'straight-through' }, new: { outcome: 'human' } },
  ]);
  expect(await call('POST', at(DRAFT, 'shadow/end'), { because: 'seen' })).toMatchObject({ status: 200 });
  expect(await shadow()).toMatchObject({ running: false, shadow: { state: 'cancelled', because: 'a week' } });
  expect(await inForce()).toBe(active);
});
