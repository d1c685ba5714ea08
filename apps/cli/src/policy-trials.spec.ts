import type { Backtest } from './commands/backtest-views.js';
import { DEADLINE_MS, Installation, type Ended } from './testing/installation.js';
import { SEEDED } from './testing/seed.js';

let installation: Installation;
let inForce: string;
beforeAll(async () => {
  installation = await Installation.start();
  inForce = (await json<{ inForce: string }>('policy', 'list')).inForce;
}, DEADLINE_MS);
afterAll(() => installation.stop(), DEADLINE_MS);

const bujiao = (...args: readonly string[]): Promise<Ended> => installation.bujiao('policy', ...args);
const json = <T>(...args: readonly string[]): Promise<T> => installation.json<T>(...args);

describe('a version that is tried on recorded decisions', () => {
  it('gives its whole result as JSON, is listed, and is shown again by its job', async () => {
    const because = ['--because', 'to see what it does'];
    const tried = await json<Backtest>('policy', 'backtest', inForce, '--since', '90d', ...because);
    expect(tried).toMatchObject({ version: inForce, state: 'done', because: 'to see what it does' });
    expect(tried.report.decisions).toBe(SEEDED.orders);
    const listed = await json<readonly Backtest[]>('policy', 'backtests', inForce);
    expect(listed.map(({ id }) => id)).toEqual([tried.id]);
    const again = ['policy', 'backtest', inForce, '--job', tried.id] as const;
    expect(await json<Backtest>(...again)).toEqual(tried);
    const shown = (await installation.bujiao(...again)).out;
    expect(shown).toContain(`${tried.id} · ${inForce} on ${SEEDED.orders} decisions`);
    const csv = (await installation.bujiao(...again, '--csv')).out;
    const moved = (tried.report.comparison?.cells ?? []).filter(({ from, to }) => from !== to);
    const orders = moved.flatMap((cell) => cell.orders ?? []);
    expect(csv.split('\r\n').slice(0, -1)).toHaveLength(1 + orders.length);
  });

  it('is named where nobody knows it, and so is a time that cannot be read', async () => {
    expect(await bujiao('backtest', 'nobody-wrote-it', '--since', '90d')).toMatchObject({ code: 1, out: '' });
    expect(await bujiao('backtest', inForce, '--since', 'yesterday-ish')).toMatchObject({ code: 2, out: '' });
  });
});

describe('a version beside the one in force', () => {
  it('has never run before it was begun, and is never the one in force', async () => {
    expect(await bujiao('shadow', inForce)).toMatchObject({
      code: 1,
      err: expect.stringContaining('has never decided') as string,
    });
    const start = ['shadow', inForce, '--start', '--because', 'for a week'];
    const refused = await bujiao(...start);
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('policy-in-force')]);
    expect(await bujiao(...start, '--end')).toMatchObject({ code: 2 });
  });
});

describe('weights that are fitted', () => {
  it('are not proposed without enough that turned out good and bad', async () => {
    const fitted = await bujiao('fit', inForce, '--since', '90d');
    expect([fitted.code, fitted.out]).toEqual([1, '']);
    expect(fitted.err).toMatch(/no score|Too few/);
  });
});
