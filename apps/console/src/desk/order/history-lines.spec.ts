import { expect, test } from '@jest/globals';
import type { HistoryLine } from '../../api/orders.js';
import { countByKind, linesOf, seenHistory } from './history-lines.js';

const line = (revision: number, type: string, minute: number, data: object = {}): HistoryLine => ({
  revision,
  at: new Date(Date.parse('2026-11-26T14:00:00Z') + minute * 60_000).toISOString(),
  type,
  title: { zh: type, en: type },
  who: { kind: 'system' },
  causedBy: 'c',
  data: data as Record<string, unknown>,
  hash: 'h',
});
const unknown = (revision: number, minute: number, code = '999'): HistoryLine =>
  line(revision, 'DeliveryAttemptUnknown', minute, { attemptId: 'A1', code });

test('repeated queries of one attempt are one line with the latest time', () => {
  const lines = linesOf([unknown(1, 0), unknown(2, 5), unknown(3, 9)], undefined);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ event: { revision: 3 }, folded: [{ revision: 1 }, { revision: 2 }] });
});

test('an error or another answer is never folded', () => {
  const events = [unknown(1, 0), unknown(2, 1, '1000'), line(3, 'DeliveryAttemptFailed', 2), unknown(4, 3)];
  expect(linesOf(events, undefined)).toHaveLength(4);
});

test('a wait is measured from the line before, also where a filter hides what lies between', () => {
  const events = [line(1, 'ResubmissionApproved', 0), unknown(2, 1), line(3, 'ResubmissionRejected', 35)];
  expect(linesOf(events, 'checks').map(({ waited }) => waited)).toEqual([0, 35 * 60_000]);
});

test('every line is of one kind, also one that the page does not know', () => {
  const events = [line(1, 'OrderSnapshotTaken', 0), line(2, 'SomethingNew', 1), unknown(3, 2)];
  expect(countByKind(events)).toEqual({ shop: 1, checks: 0, goods: 2, people: 0 });
});

test('an export has what is seen, in stream order', () => {
  const events = [line(0, 'ResubmissionRequested', 0), unknown(1, 1), line(2, 'ReceiptConfirmed', 2)];
  const history = { orderId: 'O1', chainIntact: true, measures: [], events };
  expect(seenHistory(history, undefined)).toBe(history);
  expect(seenHistory(history, 'people').events.map(({ revision }) => revision)).toEqual([0, 2]);
});
