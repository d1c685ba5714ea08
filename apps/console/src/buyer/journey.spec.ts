import { describe, expect, test } from '@jest/globals';
import type { History, HistoryLine, Progress } from '../api/orders.js';
import { beganAt, earlierResubmissions, journeyOf, timedStage } from './journey.js';

const BEGAN = Date.parse('2026-11-26T14:52:03Z');

let revision = 0;
const line = (type: string, seconds: number, data: Record<string, unknown> = {}): HistoryLine => ({
  revision: (revision += 1),
  at: new Date(BEGAN + seconds * 1000).toISOString(),
  type,
  title: { zh: type, en: type },
  who: { kind: 'system' },
  causedBy: 'c',
  data: { resubmissionId: 'R1', ...data },
  hash: 'h',
});
const historyOf = (...events: HistoryLine[]): History => ({
  orderId: 'O1',
  chainIntact: true,
  measures: [],
  events,
});
const progress = (stage: Progress['stage'], more: Partial<Progress> = {}): Progress => ({
  orderId: 'O1',
  resubmissionId: 'R1',
  stage,
  updatedAt: new Date(BEGAN).toISOString(),
  ...more,
});
const statesOf = (view: Progress, history: History | null = null): string[] =>
  journeyOf(view, history).steps.map(({ state }) => state);

describe('the stages of a resubmission', () => {
  test.each([
    [progress('verifying'), ['passed', 'now', 'ahead', 'ahead', 'ahead']],
    [progress('delivered'), ['passed', 'passed', 'passed', 'passed', 'now']],
    [progress('completed', { outcome: 'closed' }), ['passed', 'passed', 'passed', 'passed', 'passed']],
    [progress('verifying', { outcome: 'rejected' }), ['passed', 'stopped', 'ahead', 'ahead', 'ahead']],
    [
      progress('resubmitting', { outcome: 'waiting-for-human' }),
      ['passed', 'passed', 'person', 'ahead', 'ahead'],
    ],
  ])('follow its progress %#', (view, states) => {
    expect(statesOf(view)).toEqual(states);
  });

  test('show an unknown result as unknown, never as failed, and only while it is the last word', () => {
    const unknown = line('DeliveryAttemptUnknown', 40, { nextQueryAt: '2026-11-26T15:12:00Z', queryNo: 7 });
    const asked = historyOf(line('DeliveryAttemptStarted', 5), unknown);
    expect(statesOf(progress('resubmitting'), asked)[2]).toBe('unknown');
    const settled = historyOf(unknown, line('DeliveryAttemptSucceeded', 60, { quantity: 1 }));
    expect(statesOf(progress('resubmitting'), settled)[2]).toBe('now');
  });

  test('take times and checks from the history of that resubmission alone', () => {
    const history = historyOf(
      line('ResubmissionRequested', -500, { resubmissionId: 'R0' }),
      line('ResubmissionRequested', 0),
      line('ResubmissionApproved', 1, { checks: [1, 2, 3] }),
      line('DeliveryAttemptSucceeded', 40),
      line('ResubmissionDelivered', 41),
    );
    expect(journeyOf(progress('delivered'), history)).toMatchObject({
      deliveredMs: 41_000,
      checksPassed: 3,
    });
  });
});

describe('the stage under way, by which usual times are asked', () => {
  test.each([
    ['verifying', 'now', 'verifying'],
    ['resubmitting', 'now', 'resubmitting'],
    ['resubmitting', 'unknown', 'resubmitting'],
    ['resubmitting', 'person', 'person'],
    ['resubmitting', 'passed', undefined],
    ['completed', 'now', undefined],
  ] as const)('%s, %s: %s', (stage, state, timed) => {
    expect(timedStage({ stage, state })).toBe(timed);
  });

  test('began with the approval; with a person, with the hand-over', () => {
    const history = historyOf(
      line('ResubmissionRequested', 0),
      line('ResubmissionApproved', 2),
      line('ManualWorkRequested', 90),
    );
    const sending = journeyOf(progress('resubmitting'), history);
    expect(beganAt(sending, 'verifying')).toBe(BEGAN);
    expect(beganAt(sending, 'resubmitting')).toBe(BEGAN + 2_000);
    const handed = journeyOf(progress('resubmitting', { outcome: 'waiting-for-human' }), history);
    expect(beganAt(handed, 'resubmitting')).toBe(BEGAN + 90_000);
  });
});

test('earlier resubmissions are all but the one that is shown, with how they ended', () => {
  const failed = line('ResubmissionFailed', -400, { resubmissionId: 'R0' });
  const history = historyOf(
    line('ResubmissionRequested', -500, { resubmissionId: 'R0' }),
    failed,
    line('ResubmissionRequested', 0),
  );
  expect(earlierResubmissions(history, 'R1')).toEqual([
    { resubmissionId: 'R0', at: expect.any(String), ended: failed },
  ]);
  expect(earlierResubmissions(null)).toEqual([]);
});
