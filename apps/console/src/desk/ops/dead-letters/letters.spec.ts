import { expect, test } from '@jest/globals';
import type { DeadLetter } from '../../../api/desk.js';
import { fitting, fittingAlone, labelOf, ordersOf, parsedObject } from './letters.js';

const letter = (id: string, orderId: string | undefined, change: Partial<DeadLetter> = {}): DeadLetter => ({
  id,
  group: 'fulfillment',
  state: 'parked',
  reason: 'attempts-exhausted',
  partition: 'event-store',
  position: `${id}:1`,
  attempts: 8,
  parkedAt: `2026-11-28T10:0${id}:00Z`,
  ...(orderId && { event: { id, type: 'T', orderId, time: '2026-11-28T10:00:00Z' } }),
  ...change,
});

const LETTERS = [
  letter('1', 'O1', { errorCode: 'timeout' }),
  letter('2', 'O1', { reason: 'behind' }),
  letter('3', 'O2', { errorCode: 'bug' }),
  letter('4', undefined, { reason: 'unparseable' }),
];
const ids = (letters: readonly DeadLetter[]): string[] => letters.map(({ id }) => id);

test('a reason selects whole orders, so that what waits behind the failed one is selected with it', () => {
  expect(ids(fitting(LETTERS, { reason: 'timeout' }))).toEqual(['1', '2']);
  expect(ids(fitting(LETTERS, { reason: 'behind' }))).toEqual(['1', '2']);
  expect(ids(fitting(LETTERS, { reason: 'timeout', since: '2026-11-28T10:02:00Z' }))).toEqual([]);
  expect(ids(fitting(LETTERS, {}))).toEqual(['1', '2', '3', '4']);
});

test('a discard takes the letters that fit alone: what waits behind them stays', () => {
  expect(ids(fittingAlone(LETTERS, { reason: 'timeout' }))).toEqual(['1']);
  expect(ids(fittingAlone(LETTERS, { since: '2026-11-28T10:03:00Z' }))).toEqual(['3', '4']);
});

test('a letter is counted by its error; what has none, by why it was parked', () => {
  expect(LETTERS.map(labelOf)).toEqual(['timeout', 'behind', 'bug', 'unparseable']);
});

test('a message that could not be read belongs to no order', () => {
  expect(ordersOf(LETTERS)).toBe(2);
});

test.each([
  ['{"a":1}', { a: 1 }],
  ['[1]', undefined],
  ['null', undefined],
  ['{"a":', undefined],
])('%s is read as %j', (text, object) => {
  expect(parsedObject(text)).toEqual(object);
});
