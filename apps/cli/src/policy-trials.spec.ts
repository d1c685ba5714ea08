import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Backtest } from './commands/backtest-views.js';
import { DEADLINE_MS, Installation, type Ended } from './testing/installation.js';
import { SEEDED } from './testing/seed.js';

// Each command is a process of its own; a test runs up to fifteen of them.
jest.setTimeout(3 * DEADLINE_MS);

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

describe('the goods catalogue', () => {
  const goods = (...args: readonly string[]): Promise<Ended> => installation.bujiao('goods', ...args);
  const FILE = `goods:
  - goodsId: QQ-COIN-10
    name: 腾讯Q币 10个
    goodsKind: game-points
    unitPrice: 1000
    alternatives: [{ goodsId: QQ-COIN-05, change: specification }]
  - { goodsId: QQ-COIN-05, name: 腾讯Q币 5个, goodsKind: game-points, unitPrice: 500 }
`;
  const written = (name: string, text: string): string => {
    const path = join(installation.folder, name);
    writeFileSync(path, text);
    return path;
  };

  it('refuses a file with faults, naming line and field, and sets nothing', async () => {
    const file = written('faults.yaml', FILE.replace('unitPrice: 500', 'unitPrice: dear'));
    const checked = await goods('check', file);
    expect([checked.code, checked.out]).toEqual([
      1,
      expect.stringMatching(/^faults\.yaml:7:\d+: error wrong-type: /),
    ]);
    const refused = await goods('import', file, '--because', 'x', '--yes');
    expect([refused.code, refused.out, refused.err]).toEqual([
      1,
      '',
      expect.stringContaining('Nothing has been done.'),
    ]);
    expect(await installation.json('goods', 'list')).toEqual([]);
    expect((await goods('check', 'no-such-file.yaml')).code).toBe(2);
    expect((await goods('import', file)).code).toBe(2);
  });

  it('takes a file once it is agreed to, says who changed what and why, and gives the same file back', async () => {
    const file = written('goods.yaml', FILE);
    expect(await goods('import', file, '--because', 'of November')).toMatchObject({ code: 3, out: '' });
    expect(await goods('import', file, '--because', 'of November', '--yes')).toMatchObject({ code: 0 });
    const dearer = written('dearer.yaml', FILE.replace('unitPrice: 500', 'unitPrice: 600'));
    const raised = await goods('import', dearer, '--because', 'of December', '--yes');
    expect(raised.out).toContain('QQ-COIN-05 price: 腾讯Q币 5个 · game-points · ¥5.00 → 腾讯Q币 5个');
    const shown = (await goods('show', 'QQ-COIN-05')).out;
    expect(shown).toMatch(
      /li \(ops\) {2}price: .* → .*¥6\.00 {2}of December\n.*li \(ops\) {2}price: – → .* {2}of November/,
    );
    const exported = written('exported.yaml', (await goods('export')).out);
    expect((await goods('check', exported)).out).toBe('2 entries: no faults, 0 changes\n');
    expect((await goods('list', '--find', '腾讯Q币 5')).out).toMatch(/QQ-COIN-05 .*¥6\.00/);
    expect((await goods('show', 'NO-SUCH-GOODS')).code).toBe(1);
  });

  it('gives what one file does not hold in parts that an import takes', async () => {
    const entry = (i: number): string =>
      `  - { goodsId: MANY-${i}, name: many, goodsKind: game-points, unitPrice: 100 }`;
    const many = written(
      'many.yaml',
      `goods:\n${Array.from({ length: 1_000 }, (_, i) => entry(i)).join('\n')}\n`,
    );
    expect((await goods('import', many, '--because', 'many', '--yes', '1000')).code).toBe(0);
    expect(await goods('export')).toMatchObject({
      code: 3,
      out: '',
      err: expect.stringContaining('--part 1'),
    });
    for (const part of ['1', '2', '3']) {
      const { code, out } = await goods('export', '--part', part);
      expect(code).toBe(0);
      const checked = await goods('check', written(`part-${part}.yaml`, out));
      expect([checked.code, checked.out]).toEqual([0, expect.stringMatching(/: no faults, 0 changes\n$/)]);
    }
    expect((await goods('export', '--part', '4')).code).toBe(2);
    expect((await goods('export', '--find', 'QQ')).code).toBe(0);
  });
});
