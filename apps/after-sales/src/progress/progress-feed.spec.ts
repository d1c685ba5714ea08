import { Config } from '@bujiao/platform';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import pg from 'pg';
import { ProgressFeed } from './progress-feed.js';
import { PROGRESS_CHANNEL } from './progress.repository.js';

const DEADLINE_MS = 15_000;

describe('the feed of progress', () => {
  let database: TestDatabase;
  let feed: ProgressFeed;
  let admin: pg.Client;
  let name: string;

  beforeEach(async () => {
    database = await testDatabase();
    const server = new URL(database.url);
    name = server.pathname.slice(1);
    server.pathname = '/postgres';
    admin = new pg.Client({ connectionString: server.href });
    await admin.connect();
    feed = new ProgressFeed(Object.assign(new Config(), { pgUrl: database.url }));
    await feed.onApplicationBootstrap();
  });
  afterEach(async () => {
    await feed.onModuleDestroy();
    await admin.end();
    await database.drop();
  });

  const connections = async (): Promise<number> => {
    const { rows } = await admin.query<{ n: number }>(
      'select count(*)::int as n from pg_stat_activity where datname = $1',
      [name],
    );
    return rows[0]?.n ?? 0;
  };
  const interrupt = async (): Promise<void> => {
    await admin.query(`alter database ${name} allow_connections false`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    await new Promise((resolve) => setTimeout(resolve, 1_200)); // Time for tries that fail.
    await admin.query(`alter database ${name} allow_connections true`);
  };

  it('listens again after Postgres was away, over one connection, and lets everybody look', async () => {
    let looks = 0;
    feed.watch('O1', () => (looks += 1));
    await interrupt();
    await until(() => looks > 0);
    await interrupt();
    await until(() => looks > 1);
    expect(await connections()).toBe(1);
    await notify('O1');
    await until(() => looks > 2);
  }, 30_000);

  const notify = async (orderId: string): Promise<void> => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('select pg_notify($1, $2)', [PROGRESS_CHANNEL, orderId]);
    await client.end();
  };
});

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + DEADLINE_MS;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`never came true: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
