import { readFileSync } from 'node:fs';
import { migrateEventBus } from '@bujiao/event-bus';
import { createPostgresEventStore } from '@bujiao/event-store/postgres';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { Pool } from 'pg';
import { appendSteps } from '../projection/projection-fixtures.js';
import type { JobPhase, JobState } from './job.js';
import { Jobs } from './jobs.js';

const WAY_OUT = readFileSync(
  new URL('../../../../deploy/postgres/after-logical-restore.sql', import.meta.url),
  'utf8',
);
const OPS = { who: 'ops:li', why: 'a spec' };

let database: TestDatabase;
let pool: Pool;
let jobs: Jobs;
beforeEach(async () => {
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined);
  const store = createPostgresEventStore({ connectionString: database.url });
  await store.migrate();
  await migrateEventBus(pool);
  jobs = new Jobs(pool);
  await jobs.prepare();
  await appendSteps(store, { orders: 2, steps: 1 });
  await store.close();
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

/** As a dump took it along, with positions of the cluster that it comes from. */
async function jobThatIs(state: JobState, phase: JobPhase): Promise<string> {
  const { id } = await jobs.plan({
    verb: 'rebuild',
    target: `projection:${state}-${phase}`,
    plan: {
      selection: { after: 'start', upTo: 'start' },
      counts: { events: 0, orders: 0, byType: {} },
      ...{ writes: [], skips: [], reachesOutside: [], seconds: 1 },
    },
    by: OPS.who,
    because: OPS.why,
    rate: 1_000,
  });
  await pool.query(
    `update ops.jobs set state = $2, phase = $3, checkpoint = '8589934592:1', started_at = now() where id = $1`,
    [id, state, phase],
  );
  return id;
}

/** The positions of a cluster that has counted on further, and then the way out. */
async function restoreLogically(): Promise<void> {
  const older = `transaction_id = (transaction_id::text::bigint + 8589934592)::text::xid8`;
  await pool.query(`update event_store.events set ${older}; update event_store.streams set ${older}`);
  await pool.query(WAY_OUT);
}

it('no job of before the restore can be continued, swapped in or undone', async () => {
  const [planned, paused, failed] = [
    await jobThatIs('planned', 'build'),
    await jobThatIs('paused', 'build'),
    await jobThatIs('failed', 'swap'),
  ];
  const [built, swapped, finished] = [
    await jobThatIs('done', 'built'),
    await jobThatIs('done', 'swapped'),
    await jobThatIs('done', 'finished'),
  ];
  await restoreLogically();
  await expect(jobs.run(planned, OPS)).rejects.toMatchObject({ code: 'job-in-other-state' });
  await expect(jobs.resume(paused, OPS)).rejects.toMatchObject({ code: 'job-in-other-state' });
  await expect(jobs.resume(failed, OPS)).rejects.toMatchObject({ code: 'job-in-other-state' });
  await expect(jobs.swap(built, OPS)).rejects.toMatchObject({ code: 'job-cannot-swap' });
  await expect(jobs.undo(swapped, OPS)).rejects.toMatchObject({ code: 'job-cannot-swap' });
  const why = 'the store was restored from a logical copy: plan it again';
  expect(await jobs.find(failed)).toMatchObject({ state: 'cancelled', error: why });
  expect(await jobs.find(built)).toMatchObject({ state: 'done', phase: 'finished' });
  expect((await jobs.eventsOf(built)).at(-1)).toMatchObject({ what: 'cancelled', who: 'bujiao', why });
  expect((await jobs.eventsOf(finished)).map(({ what }) => what)).toEqual(['planned']);
});
