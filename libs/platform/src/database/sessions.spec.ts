import { testDatabase, type TestDatabase } from '@bujiao/testing';
import type { ClientBase, Pool } from 'pg';
import { createPool, whileSchemaIsLocked } from './index.js';

describe('a session of a process that has vanished ends soon', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(async () => {
    await database.drop();
  });

  const idle = async (on: ClientBase | Pool): Promise<unknown> =>
    (await on.query<{ idle: string }>(`SELECT current_setting('tcp_keepalives_idle') AS idle`)).rows[0]?.idle;

  it('also one that holds the lock of a migration', async () => {
    expect(await whileSchemaIsLocked(database.url, 'spec', idle)).toBe('10');
  });

  it('also one of a pool, by which timers show that their instance is alive', async () => {
    const pool = createPool({ url: database.url, name: 'spec', max: 1 });
    expect(await idle(pool)).toBe('10');
    await pool.end();
  });
});
