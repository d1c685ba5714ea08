import { afterEach, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { testDatabase, type TestDatabase } from '../index.js';

const databases: TestDatabase[] = [];

async function fresh(): Promise<TestDatabase> {
  const database = await testDatabase();
  databases.push(database);
  return database;
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows as unknown[];
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  for (const database of databases.splice(0)) await database.drop();
});

test('each test database is empty and its own', async () => {
  const [one, other] = await Promise.all([fresh(), fresh()]);
  await query(one.url, 'CREATE TABLE only_here (id int)');
  expect(await query(other.url, "SELECT 1 FROM pg_tables WHERE tablename = 'only_here'")).toEqual([]);
});

test('a dropped database is gone, also for those still connected', async () => {
  const database = await fresh();
  const client = new Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  await database.drop();
  await expect(query(database.url, 'SELECT 1')).rejects.toThrow('does not exist');
  await client.end().catch(() => undefined);
});
