// The answers of a running product against its OpenAPI document: Schemathesis makes requests from the document, valid and not,
// and compares each answer with it.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { freePort } from '@bujiao/basics';
import { BujiaoClient, DemoTokens } from '@bujiao/client';
import { LaunchedStandalone, testDatabase } from '@bujiao/testing';
import { pythonTools } from '../deploy-checks/python-tools.mjs';

/** Generated requests an operation, beside the examples and the limits of the document. */
const EXAMPLES = 3;
const DEADLINE_MS = 300_000;
jest.setTimeout(DEADLINE_MS);

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const DOCUMENT = here('../../libs/client/openapi.json');
const CONFIG = here('schemathesis.toml');
const ORDER = { orderId: 'SO20261123000017', goodsId: 'QB10', buyerId: 'B0001', merchantId: 'M01' };

/** Who asks, on which routes, and about which order: one that was delivered, or any that the document's examples name. */
const RUNS = [
  ['service:shop', '^/order-events', 'any order'],
  ['service:shop', '^/orders/', 'a delivered order'],
  ['ops', '^/(?!my/|orders/)', 'any order'],
  ['buyer:B0001', '^/(my|orders|issued-cards)/', 'a delivered order'],
  ['after-sales', '^/orders/', 'a delivered order'],
  ['reviewer', '^/reviews', 'any order'],
];
/** Their answers do not end. */
const ENDLESS = /^\/order-states$|\/changes$/;

const { bin, lacking } = installed();
const wherePythonIs = lacking && process.env.CI !== 'true' ? describe.skip : describe;
if (lacking)
  console.error(`\n${'!'.repeat(80)}\nThe API's answers are not checked: ${lacking}\n${'!'.repeat(80)}`);

function installed() {
  if (spawnSync('python3', ['--version']).status !== 0) return { lacking: 'there is no python3' };
  try {
    return { bin: pythonTools(here('requirements.txt')) };
  } catch ({ message }) {
    return { lacking: message };
  }
}

let folder;
let database;
let product;
let tokens;

/** Every operation of the document whose answer ends: `{ path, method, operationId, description }`. */
function documented() {
  const { paths } = JSON.parse(readFileSync(DOCUMENT, 'utf8'));
  return Object.entries(paths)
    .filter(([path]) => !ENDLESS.test(path))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
    )
    .filter(({ operationId }) => operationId);
}

/**
 * Ids of the operations under `routes` that the document lets the user's role use: others refuse it before they read anything, and a
 * thousand refusals say no more than one.
 */
const operationsFor = (user, routes) =>
  documented()
    .filter((operation) => new RegExp(routes).test(operation.path) && isFor(roleOf(user), operation))
    .map(({ operationId }) => operationId);

const roleOf = (user) => user.split(':')[0];

/** Its description ends with its roles, where it has any. */
function isFor(role, { description = '' }) {
  const [, roles] = /Roles: ([^.]+)\./.exec(description) ?? [];
  return roles === undefined || roles.split(', ').includes(role);
}

/** What Schemathesis has to say of the operations for `user` under `routes`; its last lines where it found something. */
async function check(user, routes, config) {
  const operations = operationsFor(user, routes);
  expect(operations).not.toEqual([]);
  const args = [
    ...['--config-file', config, 'run', DOCUMENT, '--url', product.address],
    ...['--phases', 'examples,coverage,fuzzing', '--seed', '1', '--generation-database', 'none'],
    // Limited by number, not by time: a fast machine must not ask what a slow one leaves out.
    ...['--warnings', 'off', '--no-color', '--request-timeout', '10', '--max-examples', String(EXAMPLES)],
    ...['--header', 'Accept: application/json', '--header', `Authorization: Bearer ${await tokens.of(user)}`],
    // The tokens have one role each: any other would be refused, and nothing behind that be seen.
    ...['--header', `x-acting-role: ${roleOf(user)}`],
    ...operations.flatMap((id) => ['--include-operation-id', id]),
  ];
  const { status, output } = await run(join(bin, 'schemathesis'), args);
  return status === 0 ? 'as documented' : output.slice(0, 30_000);
}

/** Not spawnSync: while Schemathesis asks, this process has to go on reading what the product says. */
function run(command, args) {
  return new Promise((resolve, reject) => {
    // Python looks through the whole environment for proxies, with each request.
    const env = { PATH: process.env.PATH, HOME: process.env.HOME };
    const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    const late = setTimeout(() => child.kill('SIGKILL'), DEADLINE_MS);
    child.once('error', reject);
    child.once('close', (status) => {
      clearTimeout(late);
      resolve({ status, output });
    });
  });
}

const orderEvent = (type, data, minutes) => ({
  specversion: '1.0',
  id: `${ORDER.orderId}-${type}`,
  source: 'shop',
  type: `shop.order.${type}`,
  subject: ORDER.orderId,
  time: new Date(Date.now() - minutes * 60_000).toISOString(),
  data,
});

/** An order that was resubmitted and delivered, so that its routes have something to answer. Resolves with the resubmission's id. */
async function deliveredOrder() {
  const as = (user) => new BujiaoClient({ baseUrl: product.address, token: () => tokens.of(user) });
  const { orderId, goodsId, buyerId, merchantId } = ORDER;
  const goods = { goodsId, name: '腾讯QQ币', kind: 'game-points', unitPrice: 100 };
  const cards = [{ cardNo: 'NO-1', cardPassword: 'PW-1' }];
  await as('ops').post('/card-stock/{goodsId}/batches', {
    path: { goodsId },
    body: { batchId: 'first', cards },
  });
  await as('service:shop').publishOrderEvents([
    orderEvent('placed', { buyerId, merchantId, goods, quantity: 1, amount: 100, paymentId: 'P1' }, 60),
    orderEvent('paid', {}, 50),
    orderEvent('delivery-failed', {}, 40),
  ]);
  const buyer = as(`buyer:${buyerId}`);
  const path = { orderId };
  const { resubmissionId } = await buyer.post('/orders/{orderId}/resubmissions', { path, body: {} });
  const signal = AbortSignal.timeout(DEADLINE_MS / 2);
  for await (const { data } of buyer.events('/orders/{orderId}/progress', { path, signal }))
    if (data.stageNo >= 4) return resubmissionId;
  throw new Error('the order was not delivered in time');
}

wherePythonIs(`the product answers as its OpenAPI document says${lacking ? ` (${lacking})` : ''}`, () => {
  let resubmissionId;

  beforeAll(async () => {
    if (lacking) throw new Error(lacking);
    folder = mkdtempSync(join(tmpdir(), 'openapi-checks-'));
    database = await testDatabase();
    const env = { PG_URL: database.url, LOG_LEVEL: 'error' };
    product = new LaunchedStandalone({ dataFolder: join(folder, 'data'), port: await freePort(), env });
    await product.ready();
    tokens = new DemoTokens(product.address);
    resubmissionId = await deliveredOrder();
  });

  afterAll(async () => {
    await product?.stop();
    await database?.drop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  const knownOrder = () => {
    const config = join(folder, 'known-order.toml');
    const known = `\n[parameters]\norderId = "${ORDER.orderId}"\nresubmissionId = "${resubmissionId}"\n`;
    writeFileSync(config, readFileSync(CONFIG, 'utf8') + known);
    return config;
  };

  test.each(RUNS)('to %s, on the routes %s, about %s', async (user, routes, order) => {
    const config = order === 'a delivered order' ? knownOrder() : CONFIG;
    expect(await check(user, routes, config)).toBe('as documented');
  });
});

test('every operation of the document is asked of the product by somebody who may use it', () => {
  const asked = new Set(RUNS.flatMap(([user, routes]) => operationsFor(user, routes)));
  const missed = documented().filter(({ operationId }) => !asked.has(operationId));
  expect(missed.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});
