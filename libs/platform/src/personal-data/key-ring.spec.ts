import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import type { Pool } from 'pg';
import { createPool } from '../database/index.js';
import { KeyDestroyed, KeyRing, prepareKeyRing, SealBroken, SecretBox } from './index.js';

const MASTER = Buffer.alloc(32, 3);
let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await testDatabase();
  await prepareKeyRing(database.url);
  pool = createPool({ url: database.url, name: 'test', max: 4 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const ring = (master = MASTER): KeyRing => new KeyRing(pool, master);

test('sealed data can be opened, also in another process', async () => {
  const sealed = await ring().seal('B1', { rechargeAccount: '13800000000' });
  expect(sealed.sealed).not.toContain('138');
  expect(await ring().open(sealed)).toEqual({ rechargeAccount: '13800000000' });
});

test('processes that seal for a new buyer at the same time agree on one key', async () => {
  const rings = Array.from({ length: 8 }, () => ring());
  const sealed = await Promise.all(rings.map((each, i) => each.seal('B-race', { i })));
  const reader = ring();
  expect(await Promise.all(sealed.map((each) => reader.open<{ i: number }>(each)))).toEqual(
    rings.map((_, i) => ({ i })),
  );
});

test('sealed data cannot be opened without its key', async () => {
  const sealed = await ring().seal('B-gone', { a: 1 });
  await pool.query(`DELETE FROM keyring.buyer_keys WHERE buyer_id = 'B-gone'`);
  await expect(ring().open(sealed)).rejects.toBeInstanceOf(KeyDestroyed);
});

test('data sealed for one buyer cannot be opened for another', async () => {
  const [one] = await Promise.all([ring().seal('B2', { a: 1 }), ring().seal('B3', { a: 1 })]);
  await expect(ring().open({ ...one, keyOf: 'B3' })).rejects.toBeInstanceOf(SealBroken);
});

test('keys are stored wrapped: another master key opens nothing', async () => {
  const sealed = await ring().seal('B4', { a: 1 });
  await expect(ring(Buffer.alloc(32, 9)).open(sealed)).rejects.toBeInstanceOf(SealBroken);
});

test('a secret is bound to its purpose, its context and its bytes', () => {
  const box = SecretBox.forPurpose(MASTER, 'card-secrets');
  const sealed = box.encrypt('卡密', 'card-1');
  expect(box.decryptText(sealed, 'card-1')).toBe('卡密');
  expect(() => box.decrypt(sealed, 'card-2')).toThrow(SealBroken);
  expect(() => SecretBox.forPurpose(MASTER, 'other').decrypt(sealed, 'card-1')).toThrow(SealBroken);
  expect(() => box.decrypt(Buffer.concat([sealed.subarray(0, -1), Buffer.from([0])]), 'card-1')).toThrow(
    SealBroken,
  );
});

test('bytes are sealed for one buyer and one place, and are gone with the key of the buyer', async () => {
  const content = Buffer.from([0, 255, 1, 2]);
  const sealed = await ring().sealBytes('B5', content, 'here');
  expect(sealed.includes(content)).toBe(false);
  expect(await ring().openBytes('B5', sealed, 'here')).toEqual(content);
  await expect(ring().openBytes('B5', sealed, 'there')).rejects.toBeInstanceOf(SealBroken);
  await ring().seal('B6', {});
  await expect(ring().openBytes('B6', sealed, 'here')).rejects.toBeInstanceOf(SealBroken);
  await pool.query(`DELETE FROM keyring.buyer_keys WHERE buyer_id = 'B5'`);
  await expect(ring().openBytes('B5', sealed, 'here')).rejects.toBeInstanceOf(KeyDestroyed);
});
