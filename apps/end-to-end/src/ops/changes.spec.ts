import { OpsModule } from '@bujiao/ops';
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
): Promise<Changed> {
  for await (const { id, data } of ops.events('/ops/changes', headers)) {
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
