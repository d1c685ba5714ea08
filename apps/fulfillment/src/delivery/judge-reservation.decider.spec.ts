import {
  approved,
  attemptStarted,
  attemptSucceeded,
  attemptFailed,
  failedForGood,
  historyOf,
  orderChanged,
  requested,
  REQUESTED_AT,
  snapshotTaken,
} from '@bujiao/order-history/testing';
import { attemptIdOf } from './attempt-id.js';
import { judgeReservation } from './judge-reservation.decider.js';

const attemptId = attemptIdOf('r1', 1, 1);
const open = [snapshotTaken(), requested(), approved()];

describe('cards that are reserved and were not recorded in time', () => {
  it('have left stock, if the attempt is on record', () => {
    const history = historyOf(...open, attemptStarted({ attemptId }), attemptSucceeded({ attemptId }));
    expect(judgeReservation(history, attemptId)).toEqual({ verdict: 'delivered' });
  });

  it('are kept while the attempt can still be recorded', () => {
    expect(judgeReservation(historyOf(...open), attemptId)).toEqual({
      verdict: 'pending',
      resubmissionId: 'r1',
    });
  });

  it.each([
    ['the attempt failed', [attemptStarted({ attemptId }), attemptFailed({ attemptId })]],
    ['the resubmission has ended', [failedForGood()]],
    ['the shop has delivered', [orderChanged({ deliveredAt: REQUESTED_AT, deliveredQuantity: 1 })]],
    ['another attempt took its number', [attemptStarted({ attemptId: 'other' })]],
  ])('go back to stock once %s', (_, then) => {
    expect(judgeReservation(historyOf(...open, ...then), attemptId)).toEqual({ verdict: 'void' });
  });
});
