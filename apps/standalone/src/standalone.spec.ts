import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@bujiao/basics';
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import { LaunchedStandalone, testDatabase, waitUntil } from '@bujiao/testing';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Client } from 'pg';
import { demoTokenOf, ofOrder, post } from './testing/requests.js';

/** A start is some three seconds of processor time, and browsers and brokers of other specs run beside it. Only a hang meets it. */
const DEADLINE_MS = 120_000;

let folder: string;
const products: LaunchedStandalone[] = [];
const servers: Server[] = [];
/** What several tests use, until the last of them: folders, and the products that work in them. */
const shared = { folders: [] as string[], products: [] as LaunchedStandalone[] };

beforeEach(() => {
  folder = newFolder();
});
afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  await remove([folder], products.splice(0));
});
afterAll(() => remove(shared.folders, shared.products), DEADLINE_MS);

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'standalone-spec-'));
const dataOf = (place: string): string => join(place, 'data');
const postmasterFile = (place = folder): string => join(dataOf(place), 'postgres', 'postmaster.pid');

async function remove(places: readonly string[], running: readonly LaunchedStandalone[]): Promise<void> {
  for (const product of running) await product.kill();
  for (const place of places) {
    await waitUntil(() => !existsSync(postmasterFile(place)), DEADLINE_MS);
    rmSync(place, { recursive: true, force: true });
  }
}

/** In the test's folder; it ends with the test. */
function launch(port: number, env: Record<string, string> = {}): LaunchedStandalone {
  const instance = new LaunchedStandalone({ dataFolder: dataOf(folder), port, env });
  products.push(instance);
  return instance;
}

function listen(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () =>
      resolve((server.address() as { port: number }).port),
    );
    servers.push(server);
  });
}

/** An issuer of tokens: where its keys are, and how it signs. */
async function startIssuer(): Promise<{ jwksUrl: string; sign: () => Promise<string> }> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA');
  const keys = [{ ...(await exportJWK(publicKey)), alg: 'EdDSA', kid: 'real' }];
  const server = createHttpServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    jwksUrl: `http://127.0.0.1:${(server.address() as { port: number }).port}/jwks`,
    sign: () =>
      new SignJWT({ roles: ['ops'] })
        .setProtectedHeader({ alg: 'EdDSA', kid: 'real' })
        .setSubject('O1')
        .setIssuer('https://issuer.example')
        .setAudience('bujiao')
        .setExpirationTime('5m')
        .sign(privateKey),
  };
}

/** A dump keeps the positions of the cluster that it came from. */
async function asOfAnOlderCluster(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    'UPDATE event_store.events SET transaction_id = (transaction_id::text::bigint + 4294967296)::text::xid8',
  );
  await client.end();
}

/** One for all tests that ask for it, whichever asks first: a start is most of what a test here costs. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

function sharedProduct(
  place: string,
  port: number,
  env: Record<string, string>,
): Promise<LaunchedStandalone> {
  shared.folders.push(place);
  const instance = new LaunchedStandalone({ dataFolder: dataOf(place), port, env });
  shared.products.push(instance);
  return instance.ready();
}

/** A product that starts on nothing and is ended by Ctrl-C: what was seen of it, a token that it gave, and the data that it leaves. */
const firstRun = once(async () => {
  const place = newFolder();
  // A variable that is set and empty is as one that is not set.
  const instance = await sharedProduct(place, await freePort(), { EVIDENCE_DIR: '' });
  const statusOf = async (path: string): Promise<number> => (await fetch(instance.address + path)).status;
  const tokens = `${instance.address}/demo/tokens`;
  const buyer = await demoTokenOf(instance, 'buyer:B0001');
  const seen = {
    health: await statusOf('/health/ready'),
    document: await statusOf('/docs-json'),
    othersMayReadSecrets: (statSync(join(dataOf(place), 'secrets.json')).mode & 0o077) !== 0,
    tokenFromElsewhere: (await post(tokens, { user: 'ops' }, { 'x-forwarded-for': '8.8.8.8' })).status,
    tokenOfNobody: (await post(tokens, { user: 'king' })).status,
    order: await ofOrder(instance, buyer),
    orderThroughProxy: await ofOrder(instance, buyer, { 'x-forwarded-proto': 'https' }),
  };
  const old = await demoTokenOf(instance);
  instance.child.kill('SIGINT');
  const status = await instance.ended;
  const databaseRuns = existsSync(postmasterFile(place));
  return { seen, old, status, databaseRuns, output: instance.output, data: dataOf(place) };
});

/** Copies what the first run left: as if the product that starts next were started there again. @returns a demo token of that run */
async function continueFirstRun(place = folder): Promise<string> {
  const { data, old } = await firstRun();
  // Not fs.cp: the database is of another user where the product runs as root, and only `cp -a` keeps that.
  execFileSync('cp', ['-a', data, dataOf(place)]);
  return old;
}

/** Works in data of the first run. */
const closedProduct = once(async () => {
  const place = newFolder();
  const old = await continueFirstRun(place);
  const instance = await sharedProduct(place, await freePort(), { DEMO_TOKENS: 'off' });
  return { instance, old, data: dataOf(place) };
});

async function refusal(port: number, env: Record<string, string> = {}): Promise<string> {
  const instance = launch(port, env);
  expect(await instance.ended).toBe(1);
  expect(instance.output.trim().split('\n')).toHaveLength(1);
  return instance.output;
}

test(
  'it starts on nothing, serves, gives demo tokens to this machine alone, and Ctrl-C ends it with its database',
  async () => {
    const { seen, output, status, databaseRuns } = await firstRun();
    expect(seen).toEqual({
      health: 200,
      document: 200,
      othersMayReadSecrets: false,
      tokenFromElsewhere: 403,
      tokenOfNobody: 400,
      order: [404, 'order-not-found'],
      orderThroughProxy: [403, 'not-from-here'],
    });
    expect(output).toContain('An invisible tunnel');
    expect([status, databaseRuns]).toEqual([0, false]);
  },
  DEADLINE_MS,
);

test(
  'with an issuer of its own it takes the tokens of that issuer, and demo tokens neither new nor old',
  async () => {
    const old = await continueFirstRun();
    const { jwksUrl, sign } = await startIssuer();
    const issuer = { AUTH_ISSUER: 'https://issuer.example', AUTH_JWKS_URL: jwksUrl };
    const real = await launch(await freePort(), issuer).ready();
    expect(await ofOrder(real, await sign())).toEqual([404, 'order-not-found']);
    expect(await ofOrder(real, await sign(), { 'x-forwarded-for': '8.8.8.8' })).toEqual([
      404,
      'order-not-found',
    ]);
    expect(await ofOrder(real, old)).toEqual([401, 'token-invalid']);
    const refused = await post(`${real.address}/demo/tokens`, { user: 'ops' });
    expect(await refused.json()).toMatchObject({ status: 403, code: 'demo-tokens-off' });
    const bench = await fetch(`${real.address}/demo/bench`, {
      headers: { authorization: `Bearer ${await sign()}` },
    });
    expect(await bench.json()).toMatchObject({ status: 403, code: 'demo-tokens-off' });
  },
  2 * DEADLINE_MS,
);

test(
  'DEMO_TOKENS=off gives out and takes none',
  async () => {
    const { instance, old } = await closedProduct();
    expect(await ofOrder(instance, old)).toEqual([401, 'token-invalid']);
    expect((await post(`${instance.address}/demo/tokens`, { user: 'ops' })).status).toBe(403);
  },
  2 * DEADLINE_MS,
);

test(
  'half an issuer is one line that names the missing half',
  async () => {
    await continueFirstRun();
    expect(await refusal(await freePort(), { AUTH_ISSUER: 'https://issuer.example' })).toContain(
      'AUTH_JWKS_URL is missing',
    );
  },
  DEADLINE_MS,
);

/** What a log must not have, in an order that is taken, requests that are refused, and a body that cannot be read. */
async function sendSecrets(instance: LaunchedStandalone): Promise<readonly string[]> {
  const secret = (of: string): string => `${of}-${randomUUID()}`;
  const [account, corrected, code, cardNo, cut] = ['account', 'corrected', 'code', 'card', 'cut'].map(secret);
  const as = async (user: string): Promise<Record<string, string>> => ({
    authorization: `Bearer ${await demoTokenOf(instance, user)}`,
    'idempotency-key': randomUUID(),
  });
  const [url, shop, ops] = [instance.address, await as('service:shop'), await as('ops')];
  const event = (type: string, data: object): object => ({
    ...{
      specversion: '1.0',
      id: randomUUID(),
      source: 'shop',
      type: `shop.order.${type}`,
      subject: 'SO1',
      data,
    },
    time: new Date(Date.now() - 600_000).toISOString(),
  });
  const goods = { goodsId: 'G1', name: 'QB', kind: 'direct-top-up', unitPrice: 100 };
  const target = { rechargeTarget: { rechargeAccount: account } };
  const placed = { buyerId: 'B1', goods, quantity: 1, amount: 100, paymentId: 'P1', ...target };
  const told = [event('placed', placed), event('paid', {}), event('delivery-failed', {})];
  expect((await post(`${url}/order-events`, told, shop)).status).toBe(202);
  const asked = { rechargeTarget: { rechargeAccount: corrected }, quantity: 0 };
  expect((await post(`${url}/orders/SO1/resubmissions`, asked, await as('buyer:B1'))).status).toBe(400);
  expect((await post(`${url}/offer-codes/exchange`, { code })).status).toBe(404);
  const cards = [{ cardNo, cardPassword: cardNo, expiry: 'never' }];
  expect((await post(`${url}/card-stock/G1/batches`, { batchId: 'b', cards }, ops)).status).toBe(422);
  const headers = { 'content-type': 'application/json', ...shop };
  const broken = await fetch(`${url}/order-events`, { method: 'POST', headers, body: `{"${cut}` });
  expect(broken.status).toBe(400);
  return [account, corrected, code, cardNo, cut, shop['authorization'], ops['authorization']].map(String);
}

test(
  'killed with -9, it goes on where it was, and has logged nothing secret or personal',
  async () => {
    await continueFirstRun();
    const port = await freePort();
    const first = await launch(port, { LOG_LEVEL: 'trace' }).ready();
    const secrets = await sendSecrets(first);
    const keys = await (await fetch(`${first.address}/.well-known/jwks.json`)).text();
    await first.kill();
    const second = await launch(port, { LOG_LEVEL: 'trace' }).ready();
    expect(await (await fetch(`${second.address}/.well-known/jwks.json`)).text()).toBe(keys);
    const logged = first.output + second.output;
    expect(secrets.filter((secret) => logged.includes(secret))).toEqual([]);
  },
  2 * DEADLINE_MS,
);

test(
  'a taken port is one line, before anything is started',
  async () => {
    const port = await listen();
    expect(await refusal(port)).toContain(`Port ${port} is taken`);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  },
  DEADLINE_MS,
);

test(
  'a data folder that another instance uses is one line',
  async () => {
    const { data } = await closedProduct();
    expect(await refusal(await freePort(), { BUJIAO_DATA_DIR: data })).toContain(
      'Another instance uses the data folder',
    );
  },
  DEADLINE_MS,
);

test(
  'a data folder that cannot be made is one line',
  async () => {
    writeFileSync(join(folder, 'file'), '');
    // Node 24 names it otherwise.
    expect(await refusal(await freePort(), { BUJIAO_DATA_DIR: join(folder, 'file', 'data') })).toMatch(
      /cannot be made or used \((ENOTDIR|EEXIST)\)/,
    );
  },
  DEADLINE_MS,
);

test(
  'a data folder under a file system that makes no folders is one line, and does not spin',
  async () => {
    const env = { BUJIAO_DATA_DIR: '/proc/bujiao/data' };
    expect(await refusal(await freePort(), env)).toContain('with BUJIAO_DATA_DIR');
  },
  DEADLINE_MS,
);

test(
  'a database that nobody answers for is one line that names PG_URL',
  async () => {
    const env = { PG_URL: `postgres://u:p@127.0.0.1:${await freePort()}/db` };
    const said = await refusal(await freePort(), env);
    expect(said).toContain('PG_URL leads to no PostgreSQL that answers (ECONNREFUSED)');
  },
  DEADLINE_MS,
);

test(
  'a wrong password is one line that names PG_URL',
  async () => {
    const url = new URL(process.env['PG_URL'] ?? '');
    url.password = 'wrong';
    expect(await refusal(await freePort(), { PG_URL: url.href })).toContain(
      'PG_URL has a user or password that PostgreSQL refuses',
    );
  },
  DEADLINE_MS,
);

test(
  'a second instance on one database is one line, and so are another DATA_KEY and a store that came by a dump',
  async () => {
    const database = await testDatabase();
    const key = (fill: number): Record<string, string> => ({
      DATA_KEY: Buffer.alloc(32, fill).toString('base64'),
      PG_URL: database.url,
    });
    const first = await launch(await freePort(), key(1)).ready();
    const elsewhere = { BUJIAO_DATA_DIR: join(folder, 'other') };
    expect(await refusal(await freePort(), { ...key(1), ...elsewhere })).toContain(
      'Another instance works on this database',
    );
    await first.stop();
    expect(await refusal(await freePort(), key(2))).toContain('DATA_KEY is not the key');
    await asOfAnOlderCluster(database.url);
    expect(await refusal(await freePort(), key(1))).toContain('after-logical-restore.sql');
    await database.drop();
  },
  3 * DEADLINE_MS,
);

test(
  'secrets that are damaged, or of other data, are one line',
  async () => {
    await continueFirstRun();
    const file = join(folder, 'data', 'secrets.json');
    const before = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, 'null');
    expect(await refusal(await freePort())).toContain('secrets.json is damaged');
    writeFileSync(file, JSON.stringify({ ...before, postgresPassword: 'of-others' }));
    expect(await refusal(await freePort())).toContain('is not that of the data beside it');
  },
  3 * DEADLINE_MS,
);

test(
  'a wrong variable is one line that names it, also where only its use shows it',
  async () => {
    await continueFirstRun();
    expect(await refusal(await freePort(), { LOG_LEVEL: 'loud' })).toContain('LOG_LEVEL must be one of');
    const issuer = { CONSOLE_OIDC_ISSUER: 'issuer.example' };
    expect(await refusal(await freePort(), issuer)).toContain('CONSOLE_OIDC_ISSUER must be');
    const evidence = { EVIDENCE_DIR: '/proc/bujiao/evidence' };
    expect(await refusal(await freePort(), evidence)).toContain('EVIDENCE_DIR names a folder');
  },
  4 * DEADLINE_MS,
);

test(
  'evidence is where its record says, also with an empty variable, and a start that is refused leaves the record',
  async () => {
    await continueFirstRun();
    expect(existsSync(join(folder, 'data', 'evidence'))).toBe(true);
    const record = (): string => readFileSync(join(folder, 'data', 'evidence-place.json'), 'utf8');
    const before = record();
    expect(JSON.parse(before)).toEqual({ store: 'disk', folder: 'evidence' });
    expect(await refusal(await freePort(), { EVIDENCE_DIR: '/proc/bujiao/evidence' })).toContain(
      'EVIDENCE_DIR',
    );
    expect(record()).toBe(before);
  },
  2 * DEADLINE_MS,
);

test(
  'data without its keys is one line, and stays untouched',
  async () => {
    await continueFirstRun();
    const before = readFileSync(join(folder, 'data', 'secrets.json'), 'utf8');
    rmSync(join(folder, 'data', 'secrets.json'));
    expect(await refusal(await freePort())).toContain('secrets.json is missing');
    writeFileSync(join(folder, 'data', 'secrets.json'), before);
    await launch(await freePort()).ready();
  },
  2 * DEADLINE_MS,
);
