import { busEventOf } from '@bujiao/event-bus/embedded';
import { migrateEventBus } from '@bujiao/event-bus';
import { createPostgresEventStore, type PostgresEventStore } from '@bujiao/event-store/postgres';
import { gatherRows, saveRows } from '@bujiao/projections';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { Pool, type PoolClient } from 'pg';
import type { Job } from '../jobs/job.js';
import { JobRunner } from '../jobs/job-runner.js';
import { Jobs } from '../jobs/jobs.js';
import { countEvents } from '../plan/count-events.js';
import { TimeMarks } from '../plan/time-marks.js';
import { readUntilCaughtUp } from '../store/read-until-caught-up.js';
import { appendSteps, createStepsTable, STEPS } from './projection-fixtures.js';
import { ProjectionWork } from './projection-work.js';

const DEADLINE_MS = 30_000;
const OPS = { who: 'ops:li', why: 'a column was added' };

let database: TestDatabase;
let pool: Pool;
let store: PostgresEventStore;
let jobs: Jobs;
const runners: JobRunner[] = [];

beforeEach(async () => {
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url, max: 6 });
  pool.on('error', () => undefined);
  store = createPostgresEventStore({ connectionString: database.url });
  await store.migrate();
  await migrateEventBus(pool);
  await createStepsTable(pool);
  jobs = new Jobs(pool);
  await jobs.prepare();
});
afterEach(async () => {
  for (const runner of runners.splice(0)) await runner.stop();
  await store.close();
  await pool.end();
  await database.drop();
});

function startRunner(on: Pool = pool): JobRunner {
  const work = new ProjectionWork(STEPS, store, on, DEADLINE_MS);
  const runner = new JobRunner({ pool: on, works: [work], pollMs: 20, renewMs: 100 });
  runners.push(runner);
  runner.start();
  return runner;
}

/** As the live consumer does it: everything committed so far goes into the live table. */
async function project(after = 'start'): Promise<void> {
  const signal = new AbortController().signal;
  for await (const { events } of readUntilCaughtUp(store, { after, types: ['StepTaken'], signal }))
    await saveRows(pool, STEPS, 'test_steps.steps', gatherRows(STEPS, events.map(busEventOf)));
}

/** The same from the streams: a subscription sees nothing newer than the oldest open transaction, which is the swap's. */
async function projectStreams(orders: number, on: PoolClient): Promise<void> {
  for (let i = 0; i < orders; i += 1) {
    const { events } = await store.read(`order-O${i}`);
    await saveRows(on, STEPS, 'test_steps.steps', gatherRows(STEPS, events.map(busEventOf)));
  }
}

async function plan(verb: 'rebuild' | 'verify' = 'rebuild', rate = 1_000_000): Promise<Job> {
  const counted = await countEvents(
    store,
    new TimeMarks(pool),
    { types: ['StepTaken'] },
    new AbortController().signal,
  );
  const { selection, events, orders, byType } = counted;
  const counts = { events, orders, byType };
  return jobs.plan({
    verb,
    target: 'projection:test-steps',
    plan: { selection, counts, writes: [], skips: [], reachesOutside: [], seconds: 1 },
    by: OPS.who,
    because: OPS.why,
    rate,
  });
}

async function until(id: string, holds: (job: Job) => boolean): Promise<Job> {
  const end = Date.now() + DEADLINE_MS;
  for (;;) {
    const job = await jobs.find(id);
    if (job && holds(job)) return job;
    if (Date.now() > end) throw new Error(`not in time: ${JSON.stringify(job)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const ended = (id: string): Promise<Job> => until(id, ({ state }) => state === 'done' || state === 'failed');

async function untilSwapWaits(): Promise<void> {
  const end = Date.now() + DEADLINE_MS;
  for (;;) {
    const { rowCount } = await pool.query(
      `select 1 from pg_locks where mode = 'AccessExclusiveLock' and not granted
       and relation = 'test_steps.steps'::regclass`,
    );
    if (rowCount) return;
    if (Date.now() > end) throw new Error('the swap never waited for the table');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const rowsOf = async (table = 'steps'): Promise<readonly object[]> =>
  (await pool.query<object>(`select * from test_steps.${table} order by id`)).rows;

describe('a rebuild', () => {
  it('computes the rows beside the live ones, and they are the same', async () => {
    await appendSteps(store, { orders: 50, steps: 4 });
    await appendSteps(store, { prefix: 'X', orders: 5, steps: 1, type: 'SomethingElse' });
    await project();
    startRunner();
    const { id, plan: planned } = await plan();
    expect(planned.counts).toEqual({ events: 200, orders: 50, byType: { StepTaken: 200 } });
    await jobs.run(id, OPS);
    const job = await ended(id);
    expect(job).toMatchObject({
      state: 'done',
      phase: 'built',
      result: { rows: { live: 50, rebuilt: 50 }, differing: 0, differences: [] },
      counters: { events: 200 },
    });
    expect(await rowsOf('steps__rebuild')).toEqual(await rowsOf());
  });

  it('shows which rows differ from the live ones, and in which column', async () => {
    await appendSteps(store, { orders: 3, steps: 2 });
    await project();
    await pool.query(`update test_steps.steps set step = 'edited by hand' where order_id = 'O1'`);
    await pool.query(`delete from test_steps.steps where order_id = 'O2'`);
    startRunner();
    const { id } = await plan();
    await jobs.run(id, OPS);
    const { result } = await ended(id);
    expect(result).toMatchObject({ rows: { live: 2, rebuilt: 3 }, differing: 2 });
    const { differences } = result as { differences: readonly { kind: string; columns: object }[] };
    expect(differences.map(({ kind }) => kind).sort()).toEqual(['different', 'only-rebuilt']);
    expect(differences.find(({ kind }) => kind === 'different')?.columns).toEqual({
      step: { live: 'edited by hand', rebuilt: 'step 1' },
    });
  });

  it('is swapped in at once, without a moment in which readers find nothing, and can be undone', async () => {
    await appendSteps(store, { orders: 40, steps: 3 });
    await project();
    await pool.query(`update test_steps.steps set step = 'wrong'`);
    startRunner();
    const { id } = await plan();
    await jobs.run(id, OPS);
    await ended(id);
    const seen = watchReaders();
    await jobs.swap(id, OPS);
    await until(id, ({ phase, state }) => phase === 'swapped' && state === 'done');
    expect(new Set((await rowsOf()).map((row) => (row as { step: string }).step))).toEqual(
      new Set(['step 2']),
    );
    expect(await settingsOf('steps')).toEqual(['fillfactor=80']);
    await appendSteps(store, { orders: 1, steps: 1 });
    await project();
    await jobs.undo(id, OPS);
    await until(id, ({ phase, state }) => phase === 'undone' && state === 'done');
    const rows = (await rowsOf()) as { step: string; order_id: string }[];
    expect(rows.find(({ order_id: order }) => order === 'O0')?.step).toBe('step 3');
    expect(rows.filter(({ step }) => step === 'wrong')).toHaveLength(39);
    const counts = await seen();
    expect(counts.size).toBeGreaterThan(0);
    expect([...counts]).toEqual([40]);
  });

  it('misses nothing that the live consumer wrote to the old table just before the swap', async () => {
    await appendSteps(store, { orders: 20, steps: 1 });
    await project();
    startRunner();
    const { id } = await plan();
    await jobs.run(id, OPS);
    await ended(id);
    const consumer = await pool.connect();
    await consumer.query('begin; lock table test_steps.steps in row exclusive mode');
    await jobs.swap(id, OPS);
    // The rebuild has read all that there was, and waits for the table: what comes now reaches the old one alone.
    await untilSwapWaits();
    await appendSteps(store, { orders: 20, steps: 1 });
    await projectStreams(20, consumer);
    await consumer.query('commit');
    consumer.release();
    await until(id, ({ phase, state }) => phase === 'swapped' && state === 'done');
    const rows = (await rowsOf()) as { revision: number }[];
    expect(rows.map(({ revision }) => revision)).toEqual(Array.from({ length: 20 }, () => 1));
  });

  it('continues from its checkpoint in another process, and the stale worker can write nothing', async () => {
    await appendSteps(store, { orders: 100, steps: 20 });
    await project();
    const dying = new Pool({ connectionString: database.url, max: 4 });
    dying.on('error', () => undefined);
    startRunner(dying);
    const { id } = await plan('rebuild', 40);
    await jobs.run(id, OPS);
    const before = await until(id, ({ counters }) => counters.events > 0);
    // The lease ends while the first worker still runs, as after a long stop of its process.
    const [stale] = runners.splice(0);
    await pool.query(
      `update ops.jobs set lease_until = now() - interval '1 second', rate = 1000000 where id = $1`,
      [id],
    );
    startRunner();
    const job = await ended(id);
    expect(before.counters.events).toBeLessThan(2_000);
    expect(job).toMatchObject({
      phase: 'built',
      counters: { events: 2_000 },
      result: { differing: 0, rows: { live: 100, rebuilt: 100 } },
    });
    await stale?.stop();
    expect(await jobs.find(id)).toEqual(job);
    await dying.end();
  });

  it('stops where it is when it is paused, and takes a new rate when it is resumed', async () => {
    await appendSteps(store, { orders: 100, steps: 10 });
    startRunner();
    const { id } = await plan('rebuild', 20);
    await jobs.run(id, OPS);
    await until(id, ({ counters }) => counters.events > 0);
    const paused = await jobs.pause(id, { who: 'ops:wang', why: 'peak hours' });
    expect(paused.state).toBe('paused');
    await jobs.setRate(id, 1_000_000, OPS);
    await jobs.resume(id, OPS);
    expect(await ended(id)).toMatchObject({ state: 'done', counters: { events: 1_000 } });
    expect((await jobs.eventsOf(id)).map(({ what, who }) => [what, who])).toEqual([
      ['planned', 'ops:li'],
      ['run', 'ops:li'],
      ['paused', 'ops:wang'],
      ['rate changed', 'ops:li'],
      ['resumed', 'ops:li'],
      ['built', 'bujiao'],
    ]);
  });

  it('leaves nothing behind when it is cancelled', async () => {
    await appendSteps(store, { orders: 100, steps: 10 });
    startRunner();
    const { id } = await plan('rebuild', 20);
    await jobs.run(id, OPS);
    await until(id, ({ counters }) => counters.events > 0);
    await jobs.cancel(id, OPS);
    await until(id, ({ phase }) => phase === 'finished');
    expect((await pool.query(`select to_regclass('test_steps.steps__rebuild') as t`)).rows).toEqual([
      { t: null },
    ]);
  });

  it('is refused while another job works on the same projection', async () => {
    const one = await plan();
    const other = await plan();
    await jobs.run(one.id, OPS);
    await expect(jobs.run(other.id, OPS)).rejects.toMatchObject({ code: 'job-target-busy' });
    await expect(jobs.swap(one.id, OPS)).rejects.toMatchObject({ code: 'job-cannot-swap' });
    await expect(jobs.run('r-none', OPS)).rejects.toMatchObject({ code: 'job-not-found' });
  });
});

it('a verification compares a rebuilt copy with the live rows, and takes the copy away', async () => {
  await appendSteps(store, { orders: 5, steps: 2 });
  await project();
  await pool.query(`update test_steps.steps set note = '{"n": 7}' where order_id = 'O3'`);
  startRunner();
  const { id } = await plan('verify');
  await jobs.run(id, OPS);
  const job = await ended(id);
  expect(job).toMatchObject({ phase: 'finished', result: { differing: 1 } });
  expect((await pool.query(`select to_regclass('test_steps.steps__rebuild') as t`)).rows).toEqual([
    { t: null },
  ]);
});

async function settingsOf(table: string): Promise<unknown> {
  const { rows } = await pool.query<{ reloptions: unknown }>(
    `select reloptions from pg_class where oid = 'test_steps.${table}'::regclass`,
  );
  return rows[0]?.reloptions;
}

/** Reads the live table without a pause. @returns stops, and gives the numbers of rows that were seen */
function watchReaders(): () => Promise<ReadonlySet<number>> {
  const seen = new Set<number>();
  let stop = false;
  const reading = (async () => {
    while (!stop) {
      const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from test_steps.steps');
      seen.add(rows[0]?.n ?? -1);
    }
  })();
  return async () => {
    stop = true;
    await reading;
    return seen;
  };
}
