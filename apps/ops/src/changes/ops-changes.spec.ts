import { PostgresDeadLetters, PostgresGroupPauses } from '@bujiao/event-bus';
import { Jobs, KnownProjections } from '@bujiao/replay';
import type { Projection } from '@bujiao/projections';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { Pool } from 'pg';
import { trailingConsumers } from './ops-changes.js';
import { OPS_VIEWS, opsMarks } from './ops-marks.js';

let database: TestDatabase;
let pool: Pool;
let letters: PostgresDeadLetters;
let jobs: Jobs;
beforeAll(async () => {
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url, max: 2 });
  letters = new PostgresDeadLetters(pool);
  await letters.prepare();
  jobs = new Jobs(pool);
  await jobs.prepare();
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** The views whose marks differ after the act. */
async function changedBy(act: () => Promise<unknown>): Promise<readonly string[]> {
  const before = await opsMarks(pool);
  await act();
  const after = await opsMarks(pool);
  return OPS_VIEWS.filter((view) => before[view] !== after[view]);
}

const planned = (target: string) =>
  jobs.plan({
    verb: target.startsWith('projection:') ? 'rebuild' : 'discard',
    target,
    plan: {
      selection: { after: 'start', upTo: 'start' },
      counts: { events: 0, orders: 0, byType: {} },
      writes: [],
      skips: [],
      reachesOutside: [],
      seconds: 0,
    },
    by: 'kim',
    because: 'a spec',
    rate: 1,
  });

it('nothing done, nothing changed', async () => {
  expect(await changedBy(() => Promise.resolve())).toEqual([]);
});

it('a dead letter that is parked, and one that is discarded', async () => {
  const event = { id: 'e1', type: 't', source: 's', orderId: 'O1', time: '2026-11-28T00:00:00Z', data: {} };
  const place = { group: 'g', reason: 'behind', partition: 'p', position: '1', attempts: 0 } as const;
  const shown = ['consumers', 'dead-letters', 'log'];
  expect(await changedBy(() => letters.park([{ ...place, event }]))).toEqual(shown);
  const id = (await letters.oldest('g', 'O1'))?.id ?? '';
  expect(await changedBy(() => letters.discard(id, 'kim', 'a spec'))).toEqual(shown);
});

it('a job that is planned, and what becomes of it', async () => {
  const ids: string[] = [];
  expect(await changedBy(async () => ids.push((await planned('discard:all')).id))).toEqual(['jobs', 'log']);
  expect(await changedBy(() => jobs.cancel(ids[0] ?? '', { who: 'kim', why: 'a spec' }))).toEqual([
    'jobs',
    'log',
  ]);
  expect(await changedBy(() => planned('projection:progress'))).toEqual(['jobs', 'log', 'projections']);
});

it('a projection that a service announces', async () => {
  const known = { name: 'progress', version: 1, table: 't.progress', on: {} } as unknown as Projection;
  expect(await changedBy(() => new KnownProjections(pool).announce('after-sales', [known]))).toEqual([
    'projections',
  ]);
});

it('a consumer group that is paused', async () => {
  const pause = { group: 'g', by: 'kim', why: 'a spec' };
  expect(await changedBy(() => new PostgresGroupPauses(pool).pause(pause))).toContain('consumers');
});

it('a checkpoint that moves', async () => {
  const save = (position: string) =>
    pool.query(
      `insert into event_bus.checkpoints (group_name, position) values ('g', $1)
       on conflict (group_name) do update set position = excluded.position`,
      [position],
    );
  await save('1');
  expect(await changedBy(() => save('2'))).toEqual(['consumers', 'flow']);
});

it('consumers are read again for five seconds after the last event, since a broker keeps their places', () => {
  const look = trailingConsumers();
  const at = (flow: string, now: number) => look({ flow, consumers: 'x' }, now)['consumers'];
  const quiet = at('1', 0);
  expect(at('1', 1_000)).toBe(quiet);
  const moved = at('2', 2_000);
  const after = [at('2', 3_000), at('2', 7_000)];
  expect(new Set([quiet, moved, ...after]).size).toBe(4);
  expect(at('2', 8_000)).toBe(after[1]);
});
