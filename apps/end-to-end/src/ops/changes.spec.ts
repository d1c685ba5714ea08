import { OpsModule } from '@bujiao/ops';
import { shippedText } from '@bujiao/policy/document';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import type { Api } from '../product/api.js';
import { startProduct, type Product } from '../product/start-product.js';

let database: TestDatabase;
let product: Product;
let ops: Api;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({ databaseUrl: database.url, alsoModules: [OpsModule] });
  ops = await product.as('ops', 'kim');
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

interface Changed {
  readonly id: string;
  readonly views: readonly string[];
}

/** Events of the stream, until one fits. Jest's own time limit is the deadline. */
async function until(
  fits: (changed: Changed) => boolean | Promise<boolean>,
  headers: Readonly<Record<string, string>> = {},
  path = '/ops/changes',
): Promise<Changed> {
  for await (const { id, data } of ops.events(path, headers)) {
    const changed = { id, views: (data as unknown as { readonly views: readonly string[] }).views };
    if (await fits(changed)) return changed;
  }
  throw new Error('the stream of changes has ended');
}

const planJob = () =>
  ops.post('/replays', { into: 'projection:after-sales-progress', verify: true, because: 'a spec' });

describe('the stream of what pages of ops show', () => {
  it('begins without a view, and names the views that a plan changes', async () => {
    let first: Changed | undefined;
    const { views } = await until(async (changed) => {
      first ??= changed;
      if (changed === first) expect(await planJob()).toMatchObject({ status: 201 });
      return changed.views.includes('jobs');
    });
    expect(first?.views).toEqual([]);
    expect(views).toEqual(expect.arrayContaining(['jobs', 'log', 'projections']));
  });

  it('names what changed while it was cut, once it is back', async () => {
    const { id } = await until(() => true);
    await planJob();
    const { views } = await until(() => true, { 'last-event-id': id });
    expect(views).toContain('jobs');
    expect(views).not.toContain('dead-letters');
  });

  it.each(['buyer', 'after-sales', 'reviewer', 'service'] as const)(
    'is not for the role %s',
    async (role) => {
      const leaving = new AbortController();
      const { status } = await (await product.as(role)).open('GET', '/ops/changes', leaving.signal);
      leaving.abort();
      expect(status).toBe(403);
    },
  );
});

/** The stream begins, the act is done, and the stream names the view, alone or after others. */
async function expectNamed(view: string, path: string, act: () => Promise<unknown>): Promise<void> {
  let isFirst = true;
  await until(
    async (changed) => {
      if (isFirst) await act();
      isFirst = false;
      return changed.views.includes(view);
    },
    {},
    path,
  );
}

describe('the stream of rejected order events', () => {
  const path = '/order-events/rejected/changes';
  const reject = async (): Promise<unknown> => {
    const event = {
      specversion: '1.0',
      id: 'r1',
      source: '/shops/b',
      type: 'shop.order.payed',
      subject: 'O1',
    };
    return (await product.as('service', 'mall-b')).post('/order-events', [event]);
  };

  it('names the list after an event that is not taken, and after a cut', async () => {
    await expectNamed('rejected', path, reject);
    const { id } = await until(() => true, {}, path);
    await reject();
    expect((await until(() => true, { 'last-event-id': id }, path)).views).toEqual(['rejected']);
  });
});

describe('the stream of policies', () => {
  const path = '/policies/changes';
  const draft = async (): Promise<unknown> => {
    const text = `${shippedText('standard').replace(/^policy: .*$/m, 'policy: followed-live')}`;
    return ops.post('/policies', { text, because: 'a spec' });
  };
  const backtest = (): Promise<unknown> =>
    ops.post('/policies/followed-live/backtests', {
      since: new Date(Date.now() - 86_400_000).toISOString(),
      because: 'a spec',
    });
  const shadow = (): Promise<unknown> => ops.post('/policies/followed-live/shadow', { because: 'a spec' });

  it('names a version that is saved, its backtest, and its shadow', async () => {
    await expectNamed('policies', path, draft);
    await expectNamed('backtests', path, backtest);
    await expectNamed('backtests', path, shadow);
  });
});
