import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import type { Pool } from 'pg';
import { createPool } from '../database/index.js';
import { checkDataKey, KeyRing, prepareKeyRing } from './index.js';

const [KEY, OTHER] = [Buffer.alloc(32, 3), Buffer.alloc(32, 4)];
let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await testDatabase();
  pool = createPool({ url: database.url, name: 'test', max: 2 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

test('data without a check value is recognised by a key that opens it', async () => {
  await prepareKeyRing(database.url);
  await new KeyRing(pool, KEY).seal('B1', { a: 1 });
  await expect(checkDataKey(database.url, OTHER)).rejects.toThrow('DATA_KEY is not the key');
  expect((await pool.query('SELECT FROM keyring.key_checks')).rows).toEqual([]);
});

test('only the key of the data is accepted, at every start', async () => {
  await Promise.all(Array.from({ length: 4 }, () => checkDataKey(database.url, KEY)));
  await expect(checkDataKey(database.url, OTHER)).rejects.toMatchObject({
    code: 'config-invalid',
    message: expect.stringMatching(/^[^\n]*DATA_KEY[^\n]*$/),
  });
});

test('the check value is neither the master key nor a sealing key', async () => {
  const { rows } = await pool.query<{ check_value: Buffer }>('SELECT check_value FROM keyring.key_checks');
  expect(rows.map(({ check_value }) => check_value.equals(KEY))).toEqual([false]);
});
