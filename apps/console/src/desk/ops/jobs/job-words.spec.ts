import { describe, expect, test } from '@jest/globals';
import type { Job } from '../../../api/ops.js';
import { JOBS } from '../../../texts/jobs.js';
import { actsOf, handlingOf, leftOrders, numberToType, sentenceOf } from './job-words.js';

const NOW = Date.parse('2026-11-28T10:00:00Z');

const job = (change: Partial<Job>): Job => ({
  id: 'r-1',
  verb: 'rebuild',
  target: 'projection:after-sales-progress',
  state: 'planned',
  phase: 'build',
  plan: {
    selection: { after: 'start', upTo: '9:1' },
    counts: { events: 1204, orders: 31, byType: {} },
    writes: [],
    skips: [],
    reachesOutside: [],
    seconds: 1,
  },
  plannedBy: 'kim',
  because: 'a column was added',
  plannedAt: '2026-11-28T09:00:00Z',
  expiresAt: '2026-11-29T09:00:00Z',
  counters: { events: 0, written: 0 },
  rate: 20_000,
  updatedAt: '2026-11-28T09:00:00Z',
  percent: 0,
  ...change,
});

const sentence = (change: Partial<Job>): string => sentenceOf(job(change), JOBS.en, NOW, 'en');

describe('the sentence of a job', () => {
  test('counts a plan before it is run, and says when it can no longer be run', () => {
    expect(sentence({})).toBe('Rebuild after-sales-progress: 1,204 events of 31 orders, not run yet');
    expect(sentence({ expiresAt: '2026-11-28T09:59:59Z' })).toContain('has expired');
  });

  test('says how far a rebuild is and how long it takes, and not that it lags', () => {
    const said = sentence({ state: 'running', percent: 43, secondsLeft: 22 });
    expect(said).toBe('Rebuild after-sales-progress: 43% · about 22 s left');
    expect(said).not.toMatch(/lag|behind/i);
  });

  test('says what a rebuild differs in and whether it is swapped in', () => {
    const result = { rows: { live: 5, rebuilt: 5 }, differing: 3, differences: [] };
    expect(sentence({ state: 'done', phase: 'built', result })).toBe(
      'Rebuild after-sales-progress · built, not swapped in yet · 3 rows differ',
    );
  });

  test('counts what a redrive handled and what failed again', () => {
    const result = { orders: 5, handled: 3, failed: 1, waiting: 1 };
    expect(
      sentence({ verb: 'redrive', target: 'redrive:all', state: 'done', phase: 'finished', result }),
    ).toContain('3 orders handled, 1 failed again, 1 wait');
  });
});

describe('what can be done to a job', () => {
  test.each<[Partial<Job>, readonly string[]]>([
    [{}, ['run', 'rate', 'cancel']],
    [{ expiresAt: '2026-11-28T09:59:59Z' }, []],
    [{ state: 'running' }, ['pause', 'rate', 'cancel']],
    [{ state: 'running', phase: 'swap' }, []],
    [{ state: 'failed' }, ['resume', 'cancel']],
    [{ state: 'done', phase: 'built' }, ['swap']],
    [{ state: 'done', phase: 'swapped' }, ['undo']],
    [{ state: 'done', phase: 'finished' }, []],
  ])('%j allows %j', (change, acts) => {
    expect(actsOf(job(change), NOW)).toEqual(acts);
  });
});

test('the number of events is typed above 100; of what has effects, the number of orders', () => {
  expect(numberToType(job({}))).toBe('1204');
  expect(numberToType(job({ verb: 'redrive' }))).toBeUndefined();
  expect(numberToType(job({ verb: 'discard' }))).toBe('1204');
});

test('the result of a redelivery without its own counts is taken from the plan', () => {
  expect(handlingOf(job({ verb: 'redeliver', result: { failed: 2 } }))).toEqual({
    orders: 31,
    failed: 2,
    waiting: 0,
    handled: 29,
  });
});

test('orders that were left are those that the job recorded, with why', () => {
  const at = '2026-11-28T09:00:00Z';
  const events = [
    { at, what: 'planned', who: 'kim' },
    {
      at,
      what: 'order failed',
      who: 'bujiao',
      data: { group: 'fulfillment', orderId: 'O1', error: 'timeout' },
    },
    { at, what: 'order waits', who: 'bujiao', data: { group: 'fulfillment', orderId: 'O2' } },
  ];
  expect(leftOrders({ ...job({}), events })).toEqual([
    { orderId: 'O1', group: 'fulfillment', error: 'timeout' },
    { orderId: 'O2', group: 'fulfillment' },
  ]);
});
