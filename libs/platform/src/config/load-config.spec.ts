import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { ConfigError, loadConfig, type Environment } from './index.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
const STANDALONE = { PG_URL: 'postgres://u:p@127.0.0.1:5432/db', DATA_KEY: KEY };
const folder = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function faultsOf(env: Environment): Record<string, string> {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError)
      return Object.fromEntries(error.faults.map(({ variable, message }) => [variable, message]));
    throw error;
  }
  return {};
}

test('standalone needs a database and a key, and nothing else', () => {
  expect(loadConfig(STANDALONE)).toMatchObject({
    mode: 'standalone',
    httpPort: 4000,
    eventBus: 'embedded',
    dataKey: Buffer.alloc(32, 7),
  });
});

test('every bad variable is named at once, with what to do', () => {
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

test('a cluster has no defaults for what would be wrong to guess', () => {
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

test('what a choice needs is asked for when it is made', () => {
  expect(
    Object.keys(faultsOf({ ...STANDALONE, EVENT_BUS: 'kafka', EVENT_STORE: 'eventstoredb' })).sort(),
  ).toEqual(['ESDB_URL', 'KAFKA_BROKERS']);
});

test('a secret may come by file', () => {
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

test('a message never holds a value', () => {
  expect(JSON.stringify(faultsOf({ PG_URL: 'secret-url', DATA_KEY: 'secret-key' }))).not.toContain('secret-');
});
