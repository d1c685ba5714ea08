import { Config } from '@bujiao/platform';
import { TcpProxy, testDatabase, waitUntil, type TestDatabase } from '@bujiao/testing';
import { jest } from '@jest/globals';
import pg from 'pg';
import { ProgressFeed } from './progress-feed.js';
import { PROGRESS_CHANNEL } from './progress.repository.js';

describe('the feed of progress', () => {
  let database: TestDatabase;
  let feed: ProgressFeed;
  let admin: pg.Client;
  let name: string;
  /** Connections that Postgres refused the feed. */
  let refused = 0;

  beforeEach(async () => {
    database = await testDatabase();
    const server = new URL(database.url);
    name = server.pathname.slice(1);
    server.pathname = '/postgres';
    admin = new pg.Client({ connectionString: server.href });
    await admin.connect();
    countRefused(() => (refused += 1));
    feed = new ProgressFeed(Object.assign(new Config(), { pgUrl: database.url }));
    await feed.onApplicationBootstrap();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
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
    const before = refused;
    await waitUntil(() => refused >= before + 2);
    await admin.query(`alter database ${name} allow_connections true`);
  };

  it('listens again after Postgres was away, over one connection, and lets everybody look', async () => {
    let looks = 0;
    feed.watch('O1', () => (looks += 1));
    await interrupt();
    await waitUntil(() => looks > 0);
    await interrupt();
    await waitUntil(() => looks > 1);
    expect(await connections()).toBe(1);
    await notify('O1');
    await waitUntil(() => looks > 2);
  });

  it('listens again when the server is silent and its connection stays open, and lets everybody look', async () => {
    const proxy = await TcpProxy.before(database.url);
    const checks = { every: 1_000, answerWithin: 5_000 };
    const behind = new ProgressFeed(Object.assign(new Config(), { pgUrl: proxy.url }), checks);
    await behind.onApplicationBootstrap();
    let looks = 0;
    behind.watch('O1', () => (looks += 1));
    proxy.silenceAll();
    await waitUntil(() => looks > 0);
    const before = looks;
    await notify('O1');
    await waitUntil(() => looks > before);
    await behind.onModuleDestroy();
    await proxy.close();
  });

  const notify = async (orderId: string): Promise<void> => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('select pg_notify($1, $2)', [PROGRESS_CHANNEL, orderId]);
    await client.end();
  };
});

/** The feed tries again without telling anybody, so what it opens is watched. */
function countRefused(onRefused: () => void): void {
  const connect = Reflect.get(pg.Client.prototype, 'connect') as (this: pg.Client) => Promise<pg.Client>;
  const watched = function (this: pg.Client): Promise<pg.Client> {
    return connect.call(this).catch((error: unknown) => {
      onRefused();
      throw error;
    });
  };
  jest.spyOn(pg.Client.prototype, 'connect').mockImplementation(watched as never);
}
