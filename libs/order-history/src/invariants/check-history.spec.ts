import {
  approved,
  attemptFailed,
  attemptStarted,
  attemptSucceeded,
  attemptUnknown,
  closed,
  delivered,
  FAILED,
  METADATA,
  requested,
  rejected,
  snapshotTaken,
  type GivenEvent,
} from '../testing/index.js';
import { checkHistory } from './check-history.js';

const check = (...events: GivenEvent[]) =>
  checkHistory(events.map((event) => ({ ...event, metadata: { ...METADATA, ...event.metadata } }))).map(
    ({ rule }) => rule,
  );
const open = [snapshotTaken(), requested(), approved()];
const arrived = [...open, attemptStarted(), attemptSucceeded({ cardIds: ['c1'] }), delivered()];
const look = (revealKey: string, mostLooks?: number): GivenEvent => ({
  type: 'CardSecretsRevealed',
  data: { resubmissionId: 'r1', cardIds: ['c1'], revealKey, ...(mostLooks !== undefined && { mostLooks }) },
});
const twice = { attemptId: 'a2', attemptNo: 2 };

describe('the rules that no history may break', () => {
  it('finds nothing wrong with a sound history', () => {
    expect(
      check(...open, attemptStarted(), attemptUnknown(), attemptSucceeded(), delivered(), closed()),
    ).toEqual([]);
    expect(check(...arrived, look('k1', 2), closed(), look('k2', 2))).toEqual([]);
    expect(
      check(
        ...open,
        attemptStarted(),
        attemptFailed(),
        attemptStarted(twice),
        attemptSucceeded(twice),
        delivered(),
      ),
    ).toEqual([]);
  });

  it.each<[string, string, GivenEvent[]]>([
    [
      'a unit delivered twice',
      'delivered-twice',
      [...open, attemptStarted(), attemptSucceeded(), attemptStarted(twice)],
    ],
    [
      'more delivered than was attempted',
      'delivered-twice',
      [...open, attemptStarted(), attemptSucceeded({ quantity: 2 })],
    ],
    ['two open resubmissions', 'two-open-resubmissions', [...open, requested({ resubmissionId: 'r2' })]],
    ['a stream without snapshot', 'no-snapshot', [requested()]],
    ['a second snapshot', 'no-snapshot', [...open, snapshotTaken(FAILED)]],
    ['an unknown resubmission', 'unknown-resubmission', [snapshotTaken(), approved('r9')]],
    [
      'a delivery that nobody approved',
      'unapproved-delivery',
      [snapshotTaken(), requested(), attemptStarted()],
    ],
    [
      'a change after the end',
      'change-after-the-end',
      [snapshotTaken(), requested(), rejected(), approved()],
    ],
    [
      'an attempt settled twice',
      'attempt-settled-twice',
      [...open, attemptStarted(), attemptSucceeded(), attemptFailed()],
    ],
    ['a look beyond the limit', 'too-many-looks', [...arrived, look('k1', 2), look('k2', 2), look('k3', 2)]],
    ['a second look where one was allowed', 'too-many-looks', [...arrived, look('k1'), look('k2')]],
    ['one look recorded twice', 'too-many-looks', [...arrived, look('k1', 5), look('k1', 5)]],
    [
      'a new attempt while one is unknown',
      'resent-while-unknown',
      [
        snapshotTaken(FAILED, { quantity: 2 }),
        requested(),
        approved(),
        attemptStarted(),
        attemptUnknown(),
        attemptStarted(twice),
      ],
    ],
  ])('notices %s', (_, rule, events) => {
    expect(check(...events)).toContain(rule);
  });
});
