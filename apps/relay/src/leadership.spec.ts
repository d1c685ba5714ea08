import { Config } from '@bujiao/platform';
import { testDatabase, waitUntil, type TestDatabase } from '@bujiao/testing';
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
    await database.drop();
  });

  const untilAborted = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) =>
      signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve()),
    );

  /** A relay of this database, which logs when it leads. `stop` ends it in order. */
  function relay(name: string, log: string[]) {
    const own = new AbortController();
    const leadership = new Leadership(Object.assign(new Config(), { pgUrl: database.url }));
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
    expect(await query(`SELECT ${LEADERS}`)).toBe(0);
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
});
