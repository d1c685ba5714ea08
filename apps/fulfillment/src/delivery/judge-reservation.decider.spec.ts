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
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { attemptIdOf, formerAttemptIdOf } from './attempt-id.js';
import { judgeReservation } from './judge-reservation.decider.js';

/** Of the approval, on which the attempt is decided. */
const REVISION = 2;
const attemptId = attemptIdOf({ resubmissionId: 'r1', attemptNo: 1, quantity: 1, revision: REVISION });
const judge = (events: readonly GivenEvent[]) =>
  judgeReservation(historyOf(...events), events.length - 1, attemptId);
const open = [snapshotTaken(), requested(), approved()];

describe('cards that are reserved and were not recorded in time', () => {
  it('have left stock, if the attempt is on record', () => {
    expect(judge([...open, attemptStarted({ attemptId }), attemptSucceeded({ attemptId })])).toEqual({
      verdict: 'delivered',
    });
  });

  it('are kept while the attempt can still be recorded', () => {
    expect(judge(open)).toEqual({
      verdict: 'pending',
      resubmissionId: 'r1',
    });
  });

  it.each([
    ['the attempt failed', [attemptStarted({ attemptId }), attemptFailed({ attemptId })]],
    ['the resubmission has ended', [failedForGood()]],
    ['the shop has delivered', [orderChanged({ deliveredAt: REQUESTED_AT, deliveredQuantity: 1 })]],
    ['another attempt took its number', [attemptStarted({ attemptId: 'other' })]],
    ['there is any news, whatever it says', [orderChanged({ paidAt: REQUESTED_AT })]],
  ])('go back to stock once %s', (_, then) => {
    expect(judge([...open, ...then])).toMatchObject({ verdict: 'void', attemptId });
  });

  it('stay void though the shop corrects what made them so: they may be sold to others by then', () => {
    const key = { resubmissionId: 'r1', attemptNo: 1, quantity: 1 };
    const news = [...open, orderChanged({ paidAt: REQUESTED_AT })];
    expect(judge(news).verdict).toBe('void');
    expect(attemptIdOf({ ...key, revision: 3 })).not.toBe(attemptId);
  });

  it('are kept while their attempt is recorded and its outcome is open: a supplier delivered them', () => {
    expect(judge([...open, attemptStarted({ attemptId })])).toEqual({
      verdict: 'pending',
      resubmissionId: 'r1',
    });
  });

  it('of a process of the former version are kept while that may still record them', () => {
    const former = formerAttemptIdOf({ resubmissionId: 'r1', attemptNo: 1, quantity: 1, revision: REVISION });
    expect(judgeReservation(historyOf(...open), REVISION, former).verdict).toBe('pending');
  });
});
