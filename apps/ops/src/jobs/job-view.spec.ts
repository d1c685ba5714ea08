import type { Job } from '@bujiao/replay';
import { jobView } from './job-view.js';

const NOW = Date.parse('2026-11-28T10:00:10Z');

const job = (change: object, events: number, planned = 400): Job =>
  ({
    ...{ verb: 'rebuild', target: 'projection:after-sales-progress', state: 'running', phase: 'build' },
    startedAt: '2026-11-28T10:00:00Z',
    counters: { events, written: events },
    plan: { counts: { events: planned, orders: 1, byType: {} } },
    ...change,
  }) as Job;

it.each<[string, object, number, number]>([
  ['planned', { state: 'planned' }, 0, 0],
  ['running, half of it worked off', {}, 200, 50],
  ['running, and everything planned worked off', {}, 400, 99],
  ['failed', { state: 'failed' }, 100, 25],
  ['cancelled, not cleaned up yet', { state: 'cancelled' }, 100, 25],
  ['cancelled and cleaned up', { state: 'cancelled', phase: 'finished' }, 100, 25],
  ['cancelled before it was run', { state: 'cancelled' }, 0, 0],
  ['cancelled when all but the end was done', { state: 'cancelled', phase: 'finished' }, 400, 99],
  ['on the way to be swapped in', { phase: 'swap' }, 400, 100],
  ['done', { state: 'done', phase: 'finished' }, 400, 100],
])('a job that is %s says what it has worked off', (_, change, events, percent) => {
  expect(jobView(job(change, events), NOW).percent).toBe(percent);
});

it('a job without planned events has done all of them only when it is not cancelled', () => {
  expect(jobView(job({ state: 'cancelled', phase: 'finished' }, 0, 0), NOW).percent).toBe(0);
  expect(jobView(job({ state: 'done', phase: 'finished' }, 0, 0), NOW).percent).toBe(100);
});

it('a job says in words how it stands, and a plan that it has expired', () => {
  expect(jobView(job({}, 200), NOW).words.sentence.en).toBe(
    'Rebuild after-sales-progress: rebuilding 50 %; about 10 s left',
  );
  const plan = { state: 'planned', expiresAt: '2026-11-28T10:00:09Z' };
  expect(jobView(job(plan, 0), NOW).words.state.en).toContain('expired');
});

it('only a running job has a pace', () => {
  expect(jobView(job({}, 200), NOW)).toMatchObject({ eventsPerSecond: 20, secondsLeft: 10 });
  expect(jobView(job({ state: 'cancelled' }, 200), NOW)).not.toHaveProperty('secondsLeft');
});
