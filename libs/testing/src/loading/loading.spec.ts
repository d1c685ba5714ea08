import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

/** Of a run of jest, which is a second or two. */
const RUN_DEADLINE_MS = 50_000;

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

const HELPER = `
const held = it;
const worker = globalThis as { loads?: number };
worker.loads = (worker.loads ?? 0) + 1;
export const loads = (): number => worker.loads ?? 0;
export const itHolds = (title: string, promise: () => void): void => held(title, promise);
`;

/** Finds everything as it should be, and leaves nothing as it was. */
const CARELESS = `
import { jest } from '@jest/globals';
import { itHolds, loads } from './helper.js';
const log = console.log;
itHolds('finds what the suite before it changed put back', () => {
  expect(process.env['LEFT_BEHIND']).toBeUndefined();
  expect(process.env['HOME']).not.toBe('elsewhere');
  expect(Date.now()).toBeGreaterThan(Date.parse('2020-01-01'));
  expect(jest.isMockFunction(Math.random)).toBe(false);
  process.env['LEFT_BEHIND'] = 'yes';
  process.env['HOME'] = 'elsewhere';
  jest.useFakeTimers({ now: 0 });
  jest.spyOn(Math, 'random').mockReturnValue(0);
  expect(log).toBe(console.log);
});
itHolds('shares modules with the suites of its worker', () => expect(loads()).toBe(1));
`;

const FAILING = `
interface Order { readonly id: string }

class Shop {
  constructor(readonly order: Order) {}
  fail(): never {
    throw new Error(\`no \${this.order.id}\`);
  }
}
it('fails', () => new Shop({ id: 'order' }).fail());
it('hangs', () => new Promise<void>(() => undefined), 50);
it.skip('is skipped', () => undefined);
`;

describe('suites of one worker', () => {
  let folder: string;

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'loading-spec-')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function run(suites: Readonly<Record<string, string>>): Promise<Report> {
    const config = {
      rootDir: folder,
      testEnvironment: fromRoot('libs/testing/jest/loading/environment.cjs'),
      runtime: fromRoot('libs/testing/jest/loading/runtime.cjs'),
      injectGlobals: false,
      testMatch: ['<rootDir>/*.spec.ts'],
    };
    const texts = {
      ...suites,
      'jest.config.json': JSON.stringify(config),
      'package.json': '{"type":"module"}',
    };
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    const args = ['--runInBand', '--json', `--outputFile=${join(folder, 'report.json')}`];
    const options = { cwd: folder, timeout: RUN_DEADLINE_MS, killSignal: 'SIGKILL' } as const;
    await new Promise((resolve) => {
      execFile(process.execPath, [fromRoot('node_modules/jest/bin/jest.js'), ...args], options, resolve);
    });
    return JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
  }

  it('share loaded modules, and neither environment variables, clock nor mocks', async () => {
    const { testResults } = await run({
      'helper.ts': HELPER,
      'one.spec.ts': CARELESS,
      'two.spec.ts': CARELESS,
    });
    expect(testResults.map(({ message }) => message)).toEqual(['', '']);
    expect(testResults.flatMap(({ assertionResults }) => assertionResults)).toHaveLength(4);
  });

  it('name the line of the source where a test failed, and end a test at its deadline', async () => {
    const [suite] = (await run({ 'failing.spec.ts': FAILING })).testResults;
    expect(suite?.assertionResults.map(({ status }) => status)).toEqual(['failed', 'failed', 'pending']);
    expect(suite?.message).toContain('no order');
    expect(suite?.message).toContain('failing.spec.ts:7:11');
    expect(suite?.message).toContain('Exceeded timeout of 50 ms');
  });
});
