import { describe, expect, test } from '@jest/globals';
import type { Job } from '../../../api/ops.js';
import { actsOf, handlingOf, leftOrders, numberToType } from './job-words.js';

const WORDS = { zh: '做', en: 'does' };
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
  words: { what: WORDS, state: WORDS, sentence: WORDS },
  ...change,
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
