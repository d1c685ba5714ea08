import { MemoryEventStore } from '@bujiao/event-store/memory';
import { Draining, type Principal } from '@bujiao/platform';
import { installShippedPolicies, PolicyDesk, PolicyReader, shippedVersion } from '@bujiao/policy-desk';
import { verificationDatabase, type VerificationDatabase } from '../testing/verification-database.js';
import { BacktestJobs } from './backtest-jobs.js';
import { BacktestRows } from './backtest-rows.repository.js';
import { Backtests } from './backtests.service.js';

const { version: VERSION } = shippedVersion('baseline');
const LI = {
  id: 'li',
  role: 'reviewer',
  actor: { kind: 'person', id: 'li', role: 'reviewer' },
} as unknown as Principal;

let database: VerificationDatabase;

beforeAll(async () => {
  database = await verificationDatabase();
});
afterAll(async () => database?.close());

/** `standard` in force, and `baseline` deciding beside it. Nobody works on the job. */
async function withShadow() {
  const store = new MemoryEventStore();
  const desk = new PolicyDesk(store);
  await installShippedPolicies(desk, store, () => Promise.resolve(false));
  const reader = new PolicyReader(store, { onProblem: () => undefined });
  const rows = new BacktestRows(database.pool);
  const runtime = new BacktestJobs(database.pool, store, reader, rows);
  const { jobs } = runtime;
  await jobs.prepare();
  const backtests = new Backtests(runtime, rows, reader, desk, new Draining(), store);
  await backtests.startShadow(VERSION, 'to see', LI);
  return { backtests, jobs };
}

it('a shadow that was ended while its job could not be cancelled is ended by the same call again, and then no more', async () => {
  const { backtests, jobs } = await withShadow();
  const away = jest.spyOn(jobs, 'cancel').mockRejectedValueOnce(new Error('away'));
  await expect(backtests.endShadow(VERSION, 'seen', LI)).rejects.toThrow('away');
  expect(backtests.runsInShadow(VERSION)).toBe(false);
  expect(await backtests.shadowOf(VERSION)).toMatchObject({ state: 'running' });
  away.mockRestore();
  expect(await backtests.endShadow(VERSION, 'seen', LI)).toMatchObject({ state: 'cancelled' });
  await expect(backtests.endShadow(VERSION, 'seen', LI)).rejects.toMatchObject({
    code: 'shadow-not-running',
  });
});
