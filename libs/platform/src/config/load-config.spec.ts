import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { ConfigError, loadConfig, variablesOf, type Configured, type Environment } from './index.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
const STANDALONE = { PG_URL: 'postgres://u:p@127.0.0.1:5432/db', DATA_KEY: KEY };
const folder = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function faultsOf(env: Environment, service?: Configured): Record<string, string> {
  try {
    loadConfig(env, service);
  } catch (error) {
    if (error instanceof ConfigError)
      return Object.fromEntries(error.faults.map(({ variable, message }) => [variable, message]));
    throw error;
  }
  return {};
}

test('standalone requires only a database and a key', () => {
  expect(loadConfig(STANDALONE)).toMatchObject({
    mode: 'standalone',
    httpPort: 4000,
    eventBus: 'embedded',
    dataKey: Buffer.alloc(32, 7),
  });
});

test('every bad variable is named at once, with the way out', () => {
  const faults = faultsOf({
    ...STANDALONE,
    HTTP_PORT: 'http',
    EVENT_BUS: 'pigeons',
    DATA_KEY: 'short',
    AUTO_CONFIRM_AFTER_MS: '-1',
  });
  expect(Object.keys(faults).sort()).toEqual(['AUTO_CONFIRM_AFTER_MS', 'DATA_KEY', 'EVENT_BUS', 'HTTP_PORT']);
  expect(faults).toMatchObject({
    EVENT_BUS: 'must be one of embedded, kafka',
    DATA_KEY: expect.stringContaining('openssl rand -base64 32'),
  });
});

test('a cluster has no defaults for settings that cannot be guessed', () => {
  expect(Object.keys(faultsOf({ BUJIAO_MODE: 'cluster' })).sort()).toEqual([
    'AUTH_ISSUER',
    'AUTH_JWKS_URL',
    'DATA_KEY',
    'FULFILLMENT_URL',
    'PAYMENT_GATEWAY_URL',
    'PG_URL',
    'SUPPLIER_KEY',
    'SUPPLIER_URL',
  ]);
});

const BASE = { BUJIAO_MODE: 'cluster', PG_URL: STANDALONE.PG_URL };
const TOKENS = ['AUTH_ISSUER', 'AUTH_JWKS_URL', 'DATA_KEY'];

test.each([
  ['relay', []],
  ['intake', [...TOKENS, 'PAYMENT_GATEWAY_URL']],
  ['verification', [...TOKENS, 'PAYMENT_GATEWAY_URL']],
  ['fulfillment', [...TOKENS, 'SUPPLIER_KEY', 'SUPPLIER_URL']],
  ['after-sales', [...TOKENS, 'FULFILLMENT_URL']],
] as const)('%s is asked for what it uses and no more: %j', (service, needed) => {
  expect(Object.keys(faultsOf(BASE, service)).sort()).toEqual([...needed].sort());
});

test('a setting of another service is ignored, and reading it throws', () => {
  const config = loadConfig({ ...BASE, DATA_KEY: KEY, SUPPLIER_KEY: 'a secret' }, 'relay');
  expect(() => config.supplierKey).toThrow('SUPPLIER_KEY is no part of the configuration of relay');
  expect(() => config.dataKey).toThrow('DATA_KEY');
  expect(JSON.stringify(config)).not.toContain('a secret');
});

const NUMBERS = variablesOf().filter(({ byDefault = '' }) => /^\d+$/.test(byDefault));

test.each(NUMBERS.map(({ name }) => name))('%s has a maximum, and takes no part of a number', (name) => {
  for (const value of ['99999999999999999999', '1.5', '1e3', '-1', '0x10'])
    expect([value, faultsOf({ ...STANDALONE, [name]: value })[name]]).toEqual([
      value,
      expect.stringMatching(/must not be (greater|less) than|must be/),
    ]);
});

test.each([
  ['HTTP_REQUEST_TIMEOUT_MS', '99999999'],
  ['PG_POOL_SIZE', '1000'],
  ['RETENTION_DAYS', '3651'],
  ['HTTP_PORT', '65536'],
  ['EVIDENCE_MOST_BYTES', '33554433'],
  ['SUPPLIER_ROLE_CHECK_MS', '30001'],
])('%s of %s is too much', (name, value) => {
  expect(faultsOf({ ...STANDALONE, [name]: value })[name]).toMatch(/must not be greater than/);
});

test('settings of an option are required only if it is chosen', () => {
  expect(
    Object.keys(faultsOf({ ...STANDALONE, EVENT_BUS: 'kafka', EVENT_STORE: 'eventstoredb' })).sort(),
  ).toEqual(['ESDB_URL', 'KAFKA_BROKERS']);
});

test('a secret can be given as a file', () => {
  writeFileSync(join(folder, 'key'), `${KEY}\n`);
  expect(loadConfig({ PG_URL: STANDALONE.PG_URL, DATA_KEY_FILE: join(folder, 'key') }).dataKey).toEqual(
    Buffer.alloc(32, 7),
  );
});

test.each([
  [{ ...STANDALONE, DATA_KEY_FILE: '/nowhere/key' }, 'is given twice'],
  [{ PG_URL: STANDALONE.PG_URL, DATA_KEY_FILE: '/nowhere/key' }, 'cannot be read'],
])('a file that is in doubt is a fault', (env, message) => {
  expect(faultsOf(env)['DATA_KEY']).toContain(message);
});

test('an error message never contains a value', () => {
  expect(JSON.stringify(faultsOf({ PG_URL: 'secret-url', DATA_KEY: 'secret-key' }))).not.toContain('secret-');
});
