import { testDatabase, waitUntil, type TestDatabase } from '@bujiao/testing';
import { Pool } from 'pg';
import { ChangeFeed, type Marks } from './change-feed.js';
import { NotifiedMark } from './notified-mark.js';

const NAME = 'notified mark spec';

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url, max: 2 });
  await pool.query('create table notes (id int)');
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const note = (): Promise<unknown> =>
  pool.query(
    `with added as (insert into notes values (1) returning id) select pg_notify('notes', '') from added`,
  );
const listening = async (): Promise<number> => {
  const { rows } = await pool.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where application_name = $1 and query like 'listen%'`,
    [`bujiao ${NAME}`],
  );
  return rows[0]?.n ?? 0;
};

/** A feed over the notes, with the number of times that the table was read. */
function feedOfNotes() {
  const reads = { count: 0, looks: 0 };
  const mark = new NotifiedMark({
    url: database.url,
    name: NAME,
    channel: 'notes',
    rereadMs: Number.MAX_SAFE_INTEGER,
    read: async () => {
      reads.count += 1;
      return String((await pool.query('select from notes')).rowCount);
    },
  });
  const feed = new ChangeFeed({
    whileWatched: mark.listen,
    read: async () => {
      const notes = await mark.read();
      reads.looks += 1;
      return { notes };
    },
    onTrouble: (error) => {
      throw error;
    },
  });
  return { feed, reads };
}

it('reads the table after a notification, and not at the looks between', async () => {
  const { feed, reads } = feedOfNotes();
  const seen: Marks[] = [];
  const end = feed.watch((marks) => seen.push(marks));
  await waitUntil(async () => (await listening()) === 1);
  // The look after the connection has been opened reads once more.
  const opened = reads.looks;
  await waitUntil(() => reads.looks >= opened + 2);
  const [quiet, looks] = [reads.count, reads.looks];
  await waitUntil(() => reads.looks >= looks + 2);
  expect(reads.count).toBe(quiet);
  const before = seen.at(-1)?.['notes'];
  await note();
  await waitUntil(() => seen.at(-1)?.['notes'] !== before);
  expect(reads.count).toBe(quiet + 1);
  end();
});

it('listens only while somebody watches', async () => {
  const { feed } = feedOfNotes();
  const ends = [feed.watch(() => undefined), feed.watch(() => undefined)];
  await waitUntil(async () => (await listening()) === 1);
  for (const end of ends) end();
  await waitUntil(async () => (await listening()) === 0);
});

it('shows a change whose notification was lost with the connection', async () => {
  const { feed } = feedOfNotes();
  const seen: Marks[] = [];
  const end = feed.watch((marks) => seen.push(marks));
  await waitUntil(async () => (await listening()) === 1 && seen.length > 1);
  const before = seen.at(-1)?.['notes'];
  await pool.query('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [
    `bujiao ${NAME}`,
  ]);
  await pool.query('insert into notes values (2)');
  await waitUntil(() => seen.at(-1)?.['notes'] !== before);
  await waitUntil(async () => (await listening()) === 1);
  end();
});

it('keeps nothing of a read that a later one has overtaken', async () => {
  const reading: ((mark: string) => void)[] = [];
  const mark = new NotifiedMark({
    url: database.url,
    name: NAME,
    channel: 'notes',
    read: () =>
      reading.length < 2 ? new Promise((resolve) => reading.push(resolve)) : Promise.resolve('new'),
  });
  const end = mark.listen();
  await waitUntil(async () => (await listening()) === 1);
  const [slow, quick] = [mark.read(), mark.read()];
  reading[1]?.('new');
  await quick;
  reading[0]?.('old');
  await slow;
  expect(await mark.read()).toBe('new');
  end();
});
