import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { testDatabase, waitUntil, type TestDatabase } from '@bujiao/testing';
import { runMigrations, type JobHelpers } from 'graphile-worker';
import type { Pool } from 'pg';
import { createPool } from '../database/index.js';
import { TimerWorker } from './timer-worker.js';
import { OutageWaits } from './outage-waits.js';
import { Timers, type TimerHandler } from './timers.js';

const SCHEMA = 'test_jobs';
const OUTAGE = Object.assign(new Error('the gateway does not answer'), { outage: true });

let database: TestDatabase;
let pool: Pool;
let worker: TimerWorker | undefined;

beforeEach(async () => {
  database = await testDatabase();
  await runMigrations({ connectionString: database.url, schema: SCHEMA });
  pool = createPool({ url: database.url, name: 'test timers', max: 4 });
});
afterEach(async () => {
  await worker?.stop();
  await pool.end();
  await database.drop();
});

async function start(handle: TimerHandler, outageTries?: number): Promise<Timers> {
  const timers = new Timers(pool, SCHEMA, (runAt) => worker?.wakeAt(runAt));
  timers.register('ring', handle);
  const logger = new Logger('outage waits spec');
  Logger.overrideLogger(false);
  const handlers = timers.handlers;
  const tries = outageTries === undefined ? {} : { outageTries };
  worker = new TimerWorker({ pool, jobsSchema: SCHEMA, handlers, logger, ...tries });
  await worker.start();
  return timers;
}

async function jobs(): Promise<Record<string, unknown>[]> {
  const text = `SELECT key, attempts, last_error, payload, extract(epoch FROM run_at - now())::float AS wait
    FROM ${SCHEMA}._private_jobs WHERE locked_at IS NULL AND key IS NOT NULL`;
  return (await pool.query<Record<string, unknown>>(text)).rows;
}

test('a timer whose handler meets an outage again and again does not wait longer and longer', async () => {
  let calls = 0;
  const timers = await start(() => {
    calls += 1;
    return calls < 5 ? Promise.reject(OUTAGE) : Promise.resolve();
  }, 0);
  await timers.schedule({ task: 'ring', key: 'a', runAt: new Date(), payload: {} });
  // With graphile-worker's own waits it would be a minute and a half.
  await waitUntil(() => calls === 5, 60_000);
  await waitUntil(async () => (await jobs()).length === 0);
}, 90_000);

test('after any number of tries an outage makes a timer wait no longer than 15 seconds, with its error for ops', async () => {
  const timers = await start(() => Promise.reject(OUTAGE));
  const soon = new Date(Date.now() + 3_600_000);
  await timers.schedule({ task: 'ring', key: 'a', runAt: soon, payload: { order: 'o1' } });
  await pool.query(`UPDATE ${SCHEMA}._private_jobs SET attempts = 9, run_at = now()`);
  await waitUntil(async () => (await jobs())[0]?.['last_error'] === OUTAGE.message);
  const [job] = await jobs();
  expect(job).toMatchObject({ key: 'ring/a', attempts: 2, payload: { order: 'o1' } });
  expect(job?.['wait']).toBeLessThan(15);
});

test('a timer that was set again by its handler stays as it was set', async () => {
  const later = new Date(Date.now() + 3_600_000);
  let calls = 0;
  const timers: Timers = await start(async () => {
    calls += 1;
    await timers.schedule({ task: 'ring', key: 'a', runAt: later, payload: { n: 2 } });
    throw OUTAGE;
  }, 0);
  await timers.schedule({ task: 'ring', key: 'a', runAt: new Date(), payload: { n: 1 } });
  // The one that was being handled is kept for ops, without a key.
  const failed = `SELECT FROM ${SCHEMA}._private_jobs WHERE key IS NULL AND last_error IS NOT NULL AND attempts = max_attempts`;
  await waitUntil(async () => (await pool.query(failed)).rowCount === 1);
  expect(await jobs()).toMatchObject([{ key: 'ring/a', attempts: 0, last_error: null, payload: { n: 2 } }]);
  expect((await jobs())[0]?.['wait']).toBeGreaterThan(3_000);
  expect(calls).toBe(1);
});

test('other errors are tried again after longer and longer waits', async () => {
  const timers = await start(() => Promise.reject(new Error('a fault')));
  await timers.schedule({ task: 'ring', key: 'a', runAt: new Date(Date.now() + 3_600_000), payload: {} });
  await pool.query(`UPDATE ${SCHEMA}._private_jobs SET attempts = 4, run_at = now()`);
  await waitUntil(async () => (await jobs())[0]?.['last_error'] === 'a fault');
  expect(await jobs()).toMatchObject([{ attempts: 5 }]);
  expect((await jobs())[0]?.['wait']).toBeGreaterThan(100);
});

test('an outage in which the wait cannot be shortened is thrown all the same', async () => {
  const away = { query: () => Promise.reject(new Error('also away')) } as unknown as Pool;
  const task = new OutageWaits({ pool: away, jobsSchema: SCHEMA }).taskOf(() => Promise.reject(OUTAGE));
  await expect(task({}, { job: { id: '1' } } as unknown as JobHelpers)).rejects.toBe(OUTAGE);
});
