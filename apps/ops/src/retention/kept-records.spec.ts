import { PostgresDeadLetters } from '@bujiao/event-bus';
import { Retention } from '@bujiao/platform';
import { Jobs } from '@bujiao/replay';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { Pool } from 'pg';
import { keptRecords } from './kept-records.js';

const NOW = new Date('2026-11-28T00:00:00Z');
const DAYS = 180;
const OLD = '2026-01-01T00:00:00Z';
const NEW = '2026-11-27T00:00:00Z';

let database: TestDatabase;
let pool: Pool;
let letters: PostgresDeadLetters;
let jobs: Jobs;
beforeEach(async () => {
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url, max: 2 });
  letters = new PostgresDeadLetters(pool);
  await letters.prepare();
  jobs = new Jobs(pool);
  await jobs.prepare();
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

const run = (): Promise<void> => new Retention(DAYS, keptRecords(pool)).run(NOW);
const columnOf = async (text: string): Promise<unknown[]> =>
  (await pool.query<Record<string, unknown>>(text)).rows.map((row) => Object.values(row)[0]);

/** @returns the id of a letter that is parked */
async function parked(orderId: string): Promise<string> {
  const event = { id: orderId, type: 't', source: 's', orderId, time: OLD, data: {} };
  await letters.park([{ group: 'g', reason: 'behind', partition: 'p', position: '1', attempts: 0, event }]);
  return (await letters.oldest('g', orderId))?.id ?? '';
}

async function closed(orderId: string, at: string): Promise<string> {
  const id = await parked(orderId);
  await letters.discard(id, 'li', 'a test');
  await pool.query('update event_bus.dead_letters set closed_at = $2 where id = $1', [id, at]);
  return id;
}

async function job(state: string, phase: string, endedAt: string): Promise<string> {
  const plan = { selection: { after: 'start', upTo: 'start' }, counts: { events: 0, orders: 0, byType: {} } };
  const none = { writes: [], skips: [], reachesOutside: [], seconds: 0 };
  const { id } = await jobs.plan({
    verb: 'rebuild',
    target: `projection:${state}-${phase}-${endedAt}`,
    plan: { ...plan, ...none },
    ...{ by: 'li', because: 'x', rate: 1 },
  });
  await pool.query(
    `update ops.jobs set state = $2, phase = $3, ended_at = $4, started_at = $4, cleaned = true where id = $1`,
    [id, state, phase, endedAt],
  );
  return id;
}

it('dead letters that were closed long ago go, with their edits; parked ones stay however old', async () => {
  const edited = await parked('edited');
  const edit = { data: {}, edits: 0, changed: ['/a'], by: 'li', why: 'x' };
  await letters.edit(edited, edit);
  await letters.discard(edited, 'li', 'a test');
  const unrecorded = await parked('unrecorded');
  await letters.edit(unrecorded, edit);
  await letters.discard(unrecorded, 'li', 'a test');
  await closed('old', OLD);
  await closed('new', NEW);
  await parked('parked');
  await pool.query(
    `update event_bus.dead_letters set parked_at = $1, closed_at = case when closed_at is not null and order_id in ('edited', 'unrecorded') then $1 else closed_at end`,
    [OLD],
  );
  for (const { editId } of await letters.unrecordedEdits())
    if (
      (await columnOf(`select letter_id from event_bus.dead_letter_edits where id = ${editId}`))[0] === edited
    )
      await letters.editRecorded(editId);
  await run();
  expect(await columnOf('select order_id from event_bus.dead_letters order by id')).toEqual([
    'unrecorded',
    'new',
    'parked',
  ]);
  expect(await columnOf('select letter_id from event_bus.dead_letter_edits')).toEqual([unrecorded]);
});

it('more than fit into one statement go', async () => {
  await pool.query(
    `insert into event_bus.dead_letters (group_name, state, reason, partition, position, attempts, closed_at)
     select 'g', 'discarded', 'behind', 'p', i::text, 0, $1 from generate_series(1, 2500) i`,
    [OLD],
  );
  await run();
  expect(await columnOf('select count(*)::int from event_bus.dead_letters')).toEqual([0]);
});

it('jobs that ended long ago go with their record; what can still be resumed, swapped or undone stays', async () => {
  await job('done', 'finished', OLD);
  await job('cancelled', 'finished', OLD);
  const stays = [
    await job('done', 'finished', NEW),
    await job('done', 'built', OLD),
    await job('done', 'swapped', OLD),
    await job('failed', 'build', OLD),
    await job('running', 'build', OLD),
  ];
  await run();
  expect((await columnOf('select id from ops.jobs')).sort()).toEqual([...stays].sort());
  expect((await columnOf('select distinct job_id from ops.job_events')).sort()).toEqual([...stays].sort());
});
