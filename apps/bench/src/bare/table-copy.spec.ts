import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { Client } from 'pg';
import { TableCopy } from './table-copy.js';

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await testDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`
    CREATE TABLE original (
      position bigint GENERATED ALWAYS AS IDENTITY (CACHE 32), transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
      id uuid PRIMARY KEY, hash bytea NOT NULL, name text COLLATE "C", data json, at timestamptz, number integer
    ) WITH (fillfactor = 70);
    CREATE INDEX ON original (name) WHERE number > 1;
    INSERT INTO original (id, hash, name, data, at, number) VALUES
      (gen_random_uuid(), '\\x00ff', '补交', '{"a" : 1}', '2026-11-23 07:00:00.123456+00', 1),
      (gen_random_uuid(), '\\x', NULL, NULL, NULL, 2)`);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

test('the copy holds the very same values, to the byte', async () => {
  const copy = await TableCopy.create(client, 'original', {
    name: 'copy',
    leaveToServer: ['transaction_id'],
  });
  const rows = await copy.read(client, 'true', 'number', []);
  await client.query({ name: 'write', text: copy.insert(1), values: copy.parametersOf(rows) });
  const all = async (table: string) =>
    (await client.query(`SELECT id, hash, name, data::text, at, number FROM ${table} ORDER BY number`))
      .rows as unknown[];
  expect(await all('copy')).toEqual(await all('original'));
  expect(rows).toHaveLength(2);
});

test('the copy costs what the original costs to write: same indexes, identity and fill factor', async () => {
  await TableCopy.create(client, 'original', { name: 'twin' });
  const { rows } = await client.query<{ indexes: number; options: string[]; identity: string }>(
    `SELECT (SELECT count(*)::integer FROM pg_index WHERE indrelid = c.oid) AS indexes, reloptions AS options,
            (SELECT attidentity FROM pg_attribute WHERE attrelid = c.oid AND attname = 'position') AS identity
     FROM pg_class c WHERE relname IN ('original', 'twin')`,
  );
  expect(rows[0]).toEqual(rows[1]);
  expect(rows[0]).toEqual({ indexes: 2, options: ['fillfactor=70'], identity: 'a' });
});
