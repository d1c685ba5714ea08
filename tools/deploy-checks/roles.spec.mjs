// deploy/postgres/roles.sql on a real Postgres, with the services themselves as its users.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { testDatabase } from '@bujiao/testing';
import pg from 'pg';
import { startService } from './service-process.mjs';

jest.setTimeout(120_000);

const SERVICES = ['intake', 'verification', 'fulfillment', 'after-sales', 'relay', 'ops'];
const PASSWORD = 'of-the-test';
const roleOf = (service) => `bujiao_${service.replaceAll('-', '_')}`;
const ROLES_SQL = readFileSync(new URL('../../deploy/postgres/roles.sql', import.meta.url), 'utf8');

let database;
let knownBefore;
const running = [];

async function query(url, text, values) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

function urlOf(service) {
  const url = new URL(database.url);
  Object.assign(url, { username: roleOf(service), password: PASSWORD });
  return url.href;
}

const environmentOf = (service) => ({
  PG_URL: urlOf(service),
  EVENT_STORE: 'postgres',
  EVENT_BUS: 'embedded',
  KAFKA_BROKERS: '127.0.0.1:9',
  AUTH_ISSUER: 'urn:test',
  AUTH_JWKS_URL: 'http://127.0.0.1:9/jwks.json',
  DATA_KEY: Buffer.alloc(32, 5).toString('base64'),
  PAYMENT_GATEWAY_URL: 'http://127.0.0.1:9',
  SUPPLIER_URL: 'http://127.0.0.1:9',
  SUPPLIER_KEY: 'of-the-test',
  FULFILLMENT_URL: 'http://127.0.0.1:9',
});

beforeAll(async () => {
  database = await testDatabase();
  knownBefore = new Set(
    (await query(database.url, 'SELECT rolname FROM pg_roles')).map(({ rolname }) => rolname),
  );
  await query(database.url, ROLES_SQL);
  await query(database.url, ROLES_SQL);
  for (const service of SERVICES)
    await query(database.url, `ALTER ROLE ${roleOf(service)} PASSWORD '${PASSWORD}'`);
});

afterAll(async () => {
  for (const service of running) await service.stop();
  await database.drop();
  const made = ['bujiao_shared', ...SERVICES.map(roleOf)].filter((role) => !knownBefore.has(role));
  if (made.length > 0) await query(process.env.PG_URL, `DROP ROLE ${made.join(', ')}`);
});

test('every service starts with its own login, whichever came first, and starts again', async () => {
  const [first, ...others] = SERVICES;
  const start = async (service) => running.push(await startService(service, environmentOf(service)));
  await start(first);
  await Promise.all(others.map(start));
  await running.shift().stop();
  await start(first);
});

test('what services created in shared schemas belongs to all of them', async () => {
  const owners = await query(
    database.url,
    `
    SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname IN ('event_store', 'event_bus', 'keyring')`,
  );
  expect(owners).toEqual([{ tableowner: 'bujiao_shared' }]);
});

test.each([
  ['intake', 'fulfillment', 'card_secrets'],
  ['after-sales', 'fulfillment', 'card_secrets'],
  ['fulfillment', 'after_sales', 'resubmission_progress'],
  ['verification', 'intake', 'order_snapshots'],
  ['relay', 'intake', 'order_snapshots'],
])('%s does not read %s.%s', async (service, schema, table) => {
  await expect(query(urlOf(service), `SELECT FROM ${schema}.${table}`)).rejects.toMatchObject({
    code: '42501',
  });
});

test('a service reads its own tables', async () => {
  expect(await query(urlOf('fulfillment'), 'SELECT FROM fulfillment.card_secrets')).toEqual([]);
});

test('nobody else gets into the database', async () => {
  const [{ open }] = await query(
    database.url,
    `
    SELECT count(*)::int AS open FROM pg_database, aclexplode(datacl) AS right_of
    WHERE datname = current_database() AND right_of.grantee = 0`,
  );
  expect(open).toBe(0);
});
