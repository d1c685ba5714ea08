import { Config } from '@bujiao/platform';
import { TcpProxy, testDatabase, waitUntil, type TestDatabase } from '@bujiao/testing';
import { jest } from '@jest/globals';
import pg from 'pg';
import { Leadership } from './leadership.js';

describe('the lead among relays', () => {
  let database: TestDatabase;
  let stopping: AbortController;
  const running: Promise<unknown>[] = [];

  beforeEach(async () => {
    database = await testDatabase();
    stopping = new AbortController();
  });
  afterEach(async () => {
    stopping.abort();
    await Promise.allSettled(running.splice(0));
    jest.restoreAllMocks();
    await database.drop();
  });

  const untilAborted = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) =>
      signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve()),
    );

  /** A relay of this database, which logs when it leads. `stop` ends it in order. */
  function relay(name: string, log: string[], url = database.url) {
    const own = new AbortController();
    const leadership = new Leadership(Object.assign(new Config(), { pgUrl: url }));
    const work = async (leading: AbortSignal): Promise<void> => {
      log.push(`${name} leads`);
      await untilAborted(leading);
      log.push(`${name} ends`);
    };
    const ended = leadership.whileLeading(AbortSignal.any([stopping.signal, own.signal]), work);
    running.push(ended);
    return { stop: () => own.abort(), ended };
  }

  const query = async (text: string): Promise<number> => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      return (await client.query(text)).rowCount ?? 0;
    } finally {
      await client.end();
    }
  };
  const LEADERS = `FROM pg_locks l JOIN pg_database d ON d.oid = l.database
    WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.granted`;

  it('belongs to one relay at a time, and moves to another when that one stops', async () => {
    const log: string[] = [];
    const first = relay('first', log);
    await waitUntil(() => log.includes('first leads'));
    relay('second', log);
    const waiting =
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'bujiao relay lead'";
    await waitUntil(async () => (await query(waiting)) === 2);
    expect(await query(`SELECT ${LEADERS}`)).toBe(1);
    first.stop();
    await waitUntil(() => log.includes('second leads'));
    expect(log).toEqual(['first leads', 'first ends', 'second leads']);
  });

  it('is lost with the connection to PostgreSQL, which aborts the work', async () => {
    const log: string[] = [];
    const only = relay('only', log);
    await waitUntil(() => log.includes('only leads'));
    await query(`SELECT pg_terminate_backend(l.pid) ${LEADERS}`);
    await waitUntil(() => log.includes('only ends'));
    await only.ended.catch(() => undefined);
    await waitUntil(async () => (await query(`SELECT ${LEADERS}`)) === 0);
  });

  it('is released before a stopped relay reports its end', async () => {
    const log: string[] = [];
    const only = relay('only', log);
    await waitUntil(() => log.includes('only leads'));
    only.stop();
    await only.ended;
    await waitUntil(async () => (await query(`SELECT ${LEADERS}`)) === 0);
  });

  it('does not prevent a waiting relay from stopping', async () => {
    const log: string[] = [];
    relay('first', log);
    await waitUntil(() => log.includes('first leads'));
    const second = relay('second', log);
    second.stop();
    await second.ended;
    expect(log).toEqual(['first leads']);
  });

  it('is known to both sides to have ended soon after the other one has vanished', async () => {
    const clients = watchClients();
    const log: string[] = [];
    relay('only', log);
    await waitUntil(() => log.includes('only leads'));
    const settings = `select current_setting('tcp_keepalives_idle') as idle,
      current_setting('tcp_keepalives_interval') as every, current_setting('tcp_keepalives_count') as times`;
    const held = clients[0];
    expect((await held?.query(settings))?.rows).toEqual([{ idle: '10', every: '5', times: '3' }]);
    expect(held?.connection).toMatchObject({ _keepAlive: true, _keepAliveInitialDelayMillis: 10_000 });
  });

  it('ends also where PostgreSQL does not answer its end', async () => {
    const proxy = await TcpProxy.before(database.url);
    const log: string[] = [];
    const only = relay('only', log, proxy.url);
    await waitUntil(() => log.includes('only leads'));
    proxy.silenceAll();
    only.stop();
    // The system would try to end the connection for a quarter of an hour.
    await only.ended;
    expect(log).toEqual(['only leads', 'only ends']);
    await proxy.close();
  });

  it('is not waited for where PostgreSQL has stopped to answer', async () => {
    const proxy = await TcpProxy.before(database.url);
    const tries = proxy.count('pg_try_advisory_lock');
    const log: string[] = [];
    const first = relay('first', log);
    await waitUntil(() => log.includes('first leads'));
    const second = relay('second', log, proxy.url);
    await waitUntil(() => tries() > 0);
    proxy.silenceAll();
    await expect(second.ended).rejects.toThrow('Query read timeout');
    first.stop();
    await proxy.close();
  });
});

/** What {@link Leadership} opens. */
function watchClients(): pg.Client[] {
  const clients: pg.Client[] = [];
  const connect = Reflect.get(pg.Client.prototype, 'connect') as (this: pg.Client) => Promise<pg.Client>;
  const watched = function (this: pg.Client): Promise<pg.Client> {
    clients.push(this);
    return connect.call(this);
  };
  jest.spyOn(pg.Client.prototype, 'connect').mockImplementation(watched as never);
  return clients;
}
