import { expect, test } from '@jest/globals';
import { countUrgent, urgencyOf } from './urgency.js';

const NOW = Date.parse('2026-11-26T15:04:00Z');
const inMinutes = (minutes: number): string => new Date(NOW + minutes * 60_000).toISOString();

test.each([
  [-1, 'overdue'],
  [0, 'soon'],
  [30, 'soon'],
  [31, 'later'],
])('a deadline in %i minutes is %s', (minutes, urgency) => {
  expect(urgencyOf(inMinutes(minutes), NOW)).toBe(urgency);
});

test('every row is counted once', () => {
  const rows = [-5, 10, 20, 90].map((minutes) => ({ deadline: inMinutes(minutes) }));
  expect(countUrgent(rows, NOW)).toEqual({ overdue: 1, soon: 2, later: 1 });
});
