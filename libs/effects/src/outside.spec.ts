import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  AppendInReplay,
  assertMayAppend,
  assertMayReachOutside,
  EffectInReplay,
  fetchOutside,
  OUTSIDE,
  withoutEffects,
} from './outside.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What ships as a service, and what services stand on. */
const LOOKED_AT = [
  ...['intake', 'verification', 'fulfillment', 'after-sales', 'ops', 'relay'].map((app) => `apps/${app}/src`),
  ...[
    'platform',
    'order-history',
    'order-desk',
    'contracts',
    'projections',
    'replay',
    'event-bus',
    'event-store',
    'batching',
  ].map((lib) => `libs/${lib}/src`),
];

/** Ways to reach outside. The store, the database and the broker are inside, and have drivers of their own. */
const REACHES =
  /(?<![.\w])fetch\(|globalThis\.fetch|from '(node:)?(https?|http2|net|tls|dgram)'|'undici'|'axios'|'got'|'nodemailer'/;

/** Test code, and what listens instead of calling. */
const LEFT_OUT = /[.]spec[.]ts$|\/(testing|contract-suite|spec|double)\/|-fixtures[.]ts$/;

/** Files that name such a module and reach nobody with it, each with the reason. */
const REACHES_NOBODY: Readonly<Record<string, string>> = {
  'libs/platform/src/live/event-stream.ts': 'names the type of headers',
  'libs/platform/src/http/broken-request.ts': 'reads the names of status codes',
};

describe('during a replay', () => {
  let server: Server;
  let address: string;
  let calls = 0;

  beforeAll(async () => {
    server = createServer((_, answer) => {
      calls += 1;
      answer.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  beforeEach(() => (calls = 0));

  it.each(OUTSIDE)('nobody reaches a %s', async (outside) => {
    const tried = withoutEffects('r-1', async () => {
      await sleep(1);
      return fetchOutside(outside, address);
    });
    await expect(tried).rejects.toThrow(new EffectInReplay(outside, 'r-1'));
    expect(() => withoutEffects('r-1', () => assertMayReachOutside(outside))).toThrow(EffectInReplay);
    expect(calls).toBe(0);
  });

  it('nothing is appended but what was named', async () => {
    const append = async (): Promise<string> => {
      await sleep(1);
      assertMayAppend(['OrderConflictFound']);
      return 'appended';
    };
    await expect(withoutEffects('r-1', append)).rejects.toThrow(
      new AppendInReplay('OrderConflictFound', 'r-1'),
    );
    await expect(withoutEffects('r-1', append, ['ReceiptConfirmed'])).rejects.toThrow(AppendInReplay);
    await expect(withoutEffects('r-1', append, ['OrderConflictFound'])).resolves.toBe('appended');
    await expect(append()).resolves.toBe('appended');
  });

  it('what is not part of it goes on as always', async () => {
    const replay = withoutEffects('r-1', () => sleep(20));
    const { status } = await fetchOutside('supplier', address);
    await replay;
    expect([status, calls]).toEqual([200, 1]);
  });
});

it('every way out of a service is declared: it goes through fetchOutside', () => {
  const found = LOOKED_AT.flatMap((folder) => sourcesIn(join(ROOT, folder)))
    .filter((file) => !LEFT_OUT.test(file) && REACHES.test(readFileSync(file, 'utf8')))
    .map((file) => relative(ROOT, file))
    .filter((file) => !(file in REACHES_NOBODY));
  expect(found).toEqual([]);
});

it('what is declared is there', () => {
  const sources = LOOKED_AT.flatMap((folder) => sourcesIn(join(ROOT, folder)))
    .filter((file) => !LEFT_OUT.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  for (const outside of OUTSIDE)
    expect(sources).toMatch(new RegExp(`(fetchOutside|assertMayReachOutside)\\(\\s*'${outside}'`));
});

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}
