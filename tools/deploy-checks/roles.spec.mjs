// deploy/postgres/roles.sql and shared.sql on a real Postgres, with the services themselves as its users.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { testDatabase } from '@bujiao/testing';
import pg from 'pg';
import { sharedSql } from '../shared-sql.mjs';
import { ATTACK, EARLIER, FORBIDDEN, OF_OPS } from './forbidden-statements.mjs';
import { startService } from './service-process.mjs';

jest.setTimeout(300_000);

const SERVICES = ['intake', 'verification', 'fulfillment', 'after-sales', 'relay', 'ops'];
const PASSWORD = 'of-the-test';
const roleOf = (service) => `bujiao_${service.replaceAll('-', '_')}`;
const sqlOf = (name) => readFileSync(new URL(`../../deploy/postgres/${name}`, import.meta.url), 'utf8');
const [ROLES_SQL, SHARED_SQL] = ['roles.sql', 'shared.sql'].map(sqlOf);

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

const OF_EVERY_SERVICE = { EVENT_STORE: 'postgres', EVENT_BUS: 'embedded', KAFKA_BROKERS: '127.0.0.1:9' };
const WITH_CALLERS = { AUTH_ISSUER: 'urn:test', AUTH_JWKS_URL: 'http://127.0.0.1:9/jwks.json' };
const SERVED = {
  ...WITH_CALLERS,
  DATA_KEY: Buffer.alloc(32, 5).toString('base64'),
};
/** What each uses and nothing more. */
const OF_SERVICE = {
  intake: { ...SERVED, PAYMENT_GATEWAY_URL: 'http://127.0.0.1:9' },
  verification: { ...SERVED, PAYMENT_GATEWAY_URL: 'http://127.0.0.1:9' },
  fulfillment: { ...SERVED, SUPPLIER_URL: 'http://127.0.0.1:9', SUPPLIER_KEY: 'of-the-test' },
  'after-sales': { ...SERVED, FULFILLMENT_URL: 'http://127.0.0.1:9' },
  relay: {},
  ops: WITH_CALLERS,
};
const environmentOf = (service) => ({
  ...OF_EVERY_SERVICE,
  ...OF_SERVICE[service],
  PG_URL: urlOf(service),
});

beforeAll(async () => {
  database = await testDatabase();
  knownBefore = new Set(
    (await query(database.url, 'SELECT rolname FROM pg_roles')).map(({ rolname }) => rolname),
  );
  for (const sql of [ROLES_SQL, SHARED_SQL, ROLES_SQL, SHARED_SQL]) await query(database.url, sql);
  for (const service of SERVICES)
    await query(database.url, `ALTER ROLE ${roleOf(service)} PASSWORD '${PASSWORD}'`);
});

afterAll(async () => {
  for (const service of running) await service.stop();
  await database.drop();
  const made = ['bujiao_shared', 'bujiao_owner', 'bujiao_services', ...SERVICES.map(roleOf)].filter(
    (role) => !knownBefore.has(role),
  );
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

test('the shared tables and functions are those that the code defines', () => {
  expect(SHARED_SQL).toBe(sharedSql());
});

test('what all share belongs to a role that no service can act as', async () => {
  const owners = await query(
    database.url,
    `SELECT DISTINCT relowner::regrole::text AS owner FROM pg_class
     WHERE relnamespace::regnamespace::text IN ('event_store', 'event_bus', 'keyring')`,
  );
  expect(owners).toEqual([{ owner: 'bujiao_owner' }]);
});

const EVENT = `ARRAY['order-1'], ARRAY[-1], ARRAY['\\x00'::bytea], ARRAY[0], ARRAY['\\x01'::bytea], ARRAY[1], ARRAY['order-1'], ARRAY[0],
  ARRAY[gen_random_uuid()], ARRAY['\\x01'::bytea], ARRAY['T'], ARRAY['{}'::json], ARRAY['{}'::json]`;

test.each(SERVICES)('%s appends by the function, and reads', async (service) => {
  const append = `SELECT event_store.append_group(false, 1, ${EVENT.replaceAll('order-1', `order-${service}`)})`;
  await query(urlOf(service), append);
  const read = `SELECT type FROM event_store.events WHERE stream = 'order-${service}'`;
  expect(await query(urlOf(service), read)).toEqual([{ type: 'T' }]);
});

test.each(SERVICES)('%s may do nothing else to what all share, nor to its own rights', async (service) => {
  const done = [];
  for (const statement of [...FORBIDDEN, ...(service === 'ops' ? [] : OF_OPS)])
    await query(urlOf(service), statement).then(
      () => done.push(statement),
      ({ code, message }) => {
        // 42883: a function that nobody could make.
        if (!['42501', '42883'].includes(code)) done.push(`${statement}: ${code} ${message}`);
      },
    );
  expect(done).toEqual([]);
});

test.each(SERVICES)(
  '%s reads and adds to every table of the bus and of ops: none was forgotten',
  async (service) => {
    const closed = await query(
      database.url,
      `SELECT c.oid::regclass::text AS name FROM pg_class AS c
     WHERE c.relkind = 'r' AND c.relnamespace::regnamespace::text IN ('event_bus', 'ops')
       AND NOT (has_table_privilege($1, c.oid, 'SELECT') AND has_table_privilege($1, c.oid, 'INSERT'))`,
      [roleOf(service)],
    );
    expect(closed).toEqual([]);
  },
);

test('ops removes what is older than the retention', async () => {
  for (const statement of OF_OPS) await query(urlOf('ops'), statement);
});

test('one function alone runs with the rights of another role, and names its schemas', async () => {
  const definers = await query(
    database.url,
    `SELECT pronamespace::regnamespace::text || '.' || proname AS name, proowner::regrole::text AS owner, proconfig AS settings
     FROM pg_proc WHERE prosecdef AND pronamespace::regnamespace::text !~ '^(pg_|information_schema)'`,
  );
  expect(definers).toEqual([
    {
      name: 'event_store.append_group',
      owner: 'bujiao_owner',
      settings: ['search_path=pg_catalog, pg_temp'],
    },
  ]);
});

test.each(SERVICES)('%s reaches no table of another service', async (service) => {
  const open = await query(
    database.url,
    `SELECT c.oid::regclass::text AS name FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND NOT n.nspname ~ '^(pg_|information_schema|event_store|event_bus|keyring|ops$)'
       AND n.nspowner <> $1::regrole AND has_schema_privilege($1, n.oid, 'USAGE')`,
    [roleOf(service)],
  );
  expect(open).toEqual([]);
});

const superusers = async () =>
  (await query(database.url, `SELECT rolname FROM pg_roles WHERE rolsuper AND rolname LIKE 'bujiao%'`)).map(
    ({ rolname }) => rolname,
  );

test('a service that has planted code where an earlier version let it does not become superuser by the upgrade', async () => {
  await query(database.url, EARLIER);
  await query(urlOf('intake'), ATTACK);
  for (const sql of [ROLES_SQL, SHARED_SQL, ROLES_SQL, SHARED_SQL]) await query(database.url, sql);
  expect(await superusers()).toEqual([]);
  expect(await query(database.url, `SELECT tgname FROM pg_trigger WHERE tgname = 'mine'`)).toEqual([]);
  expect(await query(database.url, 'SELECT evtname FROM pg_event_trigger')).toEqual([]);
  await expect(query(urlOf('intake'), 'SET ROLE bujiao_shared')).rejects.toMatchObject({ code: '42501' });
  await expect(query(urlOf('intake'), 'UPDATE event_store.events SET data = NULL')).rejects.toMatchObject({
    code: '42501',
  });
});

test.each([
  ['intake', 'fulfillment', 'card_secrets'],
  ['after-sales', 'fulfillment', 'card_secrets'],
  ['fulfillment', 'after_sales', 'resubmission_progress'],
  ['verification', 'intake', 'order_records'],
  ['relay', 'intake', 'order_records'],
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
