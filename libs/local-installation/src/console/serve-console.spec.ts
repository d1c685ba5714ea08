import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastify, type FastifyInstance } from 'fastify';
import { PAGES, serveConsole, type ConsoleOptions } from './serve-console.js';

let folder: string;
let app: FastifyInstance;
let address: string;

async function serve(options: Partial<ConsoleOptions> = {}): Promise<boolean> {
  app = fastify();
  app.get('/orders/:orderId', () => ({ of: 'the API' }));
  const served = await serveConsole(app, { folder, demo: true, ...options });
  address = await app.listen({ host: '127.0.0.1', port: 0 });
  return served;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'console-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>pages</title>');
  writeFileSync(join(folder, 'assets', 'index-1a2b.js'), 'export {};');
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

test.each([...PAGES, '/buyer/orders/O1', '/desk/ops/dead-letters?group=x'])(
  '%s is the page',
  async (path) => {
    await serve();
    const answer = await fetch(address + path.replace('*', 'x').replace(':uid', 'u'));
    expect(await answer.text()).toContain('<title>pages</title>');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self';/,
    );
  },
);

test('routes of the API and unknown addresses are none of its own', async () => {
  await serve();
  expect(await (await fetch(`${address}/orders/O1`)).json()).toEqual({ of: 'the API' });
  for (const path of ['/nowhere', '/orders', '/desktop', '/assets/../index.html', '/assets/none.js'])
    expect((await fetch(address + path)).status).toBe(404);
});

test('assets may be kept for a year, since their names change with their content', async () => {
  await serve();
  const answer = await fetch(`${address}/assets/index-1a2b.js`);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

test('an issuer elsewhere is the only other machine that a page may speak to', async () => {
  await serve({ oidcIssuer: 'https://login.example.com/realms/shop', clientId: 'desk', demo: false });
  const policy = (await fetch(address)).headers.get('content-security-policy');
  expect(policy).toContain("connect-src 'self' https://login.example.com;");
  expect(await (await fetch(`${address}/console-settings`)).json()).toEqual({
    issuer: 'https://login.example.com/realms/shop',
    clientId: 'desk',
    demo: false,
  });
});

test('where it has not been built, nothing is served', async () => {
  rmSync(join(folder, 'index.html'));
  expect(await serve()).toBe(false);
  expect((await fetch(address)).status).toBe(404);
});
