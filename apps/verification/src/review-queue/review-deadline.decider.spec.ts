import fc from 'fast-check';
import type { OrderEvents } from '@bujiao/contracts';
import type { OrderHistory } from '@bujiao/order-history';
import {
  FAILED,
  given,
  historyOf,
  rejected,
  requested,
  snapshotTaken,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { BASELINE, type Policy, type SecondCheck } from '@bujiao/policy';
import { endReview, remindReview, reviewTimes } from './review-deadline.decider.js';
import { reviewBasis, reviewResubmission } from './review-resubmission.decider.js';

const MINUTE = 60_000;
const DEADLINE = '2026-11-23T12:00:00.000Z';
const AT = Date.parse(DEADLINE);
const inReview: GivenEvent = {
  type: 'ReviewRequested',
  data: {
    ...{ resubmissionId: 'r1', question: 'second-check', deadline: DEADLINE, amount: 1000, checks: [] },
    risk: {
      ...{ points: 40, band: 'second-check', thresholds: { secondCheck: 30, human: 60, refuse: 90 } },
      ...{ factors: [], notEvaluated: [], asOf: '2026-11-23T10:00:00.000Z' },
    },
  },
};
const WAITING = [snapshotTaken(FAILED), requested(), inReview];
const reminded: GivenEvent = {
  type: 'ReviewReminded',
  data: { resubmissionId: 'r1', deadline: DEADLINE },
};

const policyWith = (secondCheck: SecondCheck | undefined): Policy =>
  secondCheck ? { ...BASELINE, defaults: { ...BASELINE.defaults, secondCheck } } : BASELINE;
const CHECK: SecondCheck = {
  review: 120 * MINUTE,
  remind: 30 * MINUTE,
  atTheEnd: 'escalate',
  escalateTo: 'lead',
};
const deadline = (now: number, secondCheck: SecondCheck | undefined = CHECK) => ({
  resubmissionId: 'r1',
  policy: policyWith(secondCheck),
  now,
});
const reminding = (now: number) => (history: OrderHistory) => remindReview(history, deadline(now));
const ending = (now: number, check?: SecondCheck) => (history: OrderHistory) =>
  endReview(history, deadline(now, check));

describe('a review that nobody decides', () => {
  it('is reminded of once, as long before its deadline as the policy says', () => {
    expect(reviewTimes(historyOf(...WAITING), deadline(0))).toEqual({
      remindAt: AT - 30 * MINUTE,
      endAt: AT,
    });
    given(...WAITING)
      .when(reminding(AT - 30 * MINUTE))
      .then(reminded);
    given(...WAITING)
      .when(reminding(AT - 31 * MINUTE))
      .thenNothing();
    given(...WAITING, reminded)
      .when(reminding(AT))
      .thenNothing();
  });

  it('goes to somebody else at its deadline, stays open, and is not approved by that', () => {
    const [overdue, ...more] = endReview(historyOf(...WAITING, reminded), deadline(AT));
    expect(overdue).toEqual({
      type: 'ReviewOverdue',
      data: { resubmissionId: 'r1', deadline: DEADLINE, then: 'escalate', to: 'lead' },
    });
    expect(more).toEqual([]);
    const escalated = historyOf(...WAITING, overdue as GivenEvent);
    expect(escalated.resubmissions[0]?.review?.open).toBe(true);
    expect(endReview(escalated, deadline(AT + MINUTE))).toEqual([]);
    const decision = { decision: 'approve', reason: 'checked-with-shop', reviewerId: 'lee' } as const;
    const command = {
      resubmissionId: 'r1',
      ...decision,
      causationId: 'c',
      policy: BASELINE,
      fourEyesAbove: 50_000,
    };
    const decided = reviewResubmission(escalated, { ...command, basis: reviewBasis(escalated) });
    expect(decided.map(({ type }) => type)).toEqual(['ReviewDecided', 'ResubmissionApproved']);
  });

  it('is refused at its deadline where the policy says so, in a true sentence', () => {
    const refuse: SecondCheck = { review: 120 * MINUTE, atTheEnd: 'refuse' };
    const events = endReview(historyOf(...WAITING), deadline(AT, refuse));
    expect(events).toMatchObject([
      { type: 'ReviewOverdue', data: { then: 'refuse' } },
      { type: 'ResubmissionRejected', data: { code: 'review-overdue' } },
    ]);
    const { sentence } = events[1]?.data as OrderEvents['ResubmissionRejected'];
    expect(sentence.en).toMatch(/in time/);
    const after = historyOf(...WAITING, ...(events as GivenEvent[]));
    expect(after.resubmissions[0]).toMatchObject({ status: 'rejected', review: { open: false } });
  });

  it('has no deadline of its own before it, and none once it is decided', () => {
    given(...WAITING)
      .when(ending(AT - 1))
      .thenNothing();
    given(...WAITING, rejected())
      .when(ending(AT))
      .thenNothing();
    given(...WAITING, rejected())
      .when(reminding(AT))
      .thenNothing();
  });

  it('that a policy without a second check leads to has an end as well: it goes to somebody else', () => {
    const byDefault = { ...deadline(AT), policy: BASELINE };
    expect(reviewTimes(historyOf(...WAITING), byDefault)).toEqual({ remindAt: AT - 30 * MINUTE, endAt: AT });
    given(...WAITING)
      .when((history) => remindReview(history, byDefault))
      .then(reminded);
    given(...WAITING)
      .when((history) => endReview(history, byDefault))
      .then({ type: 'ReviewOverdue', data: { then: 'escalate' } });
  });

  it('has no time left for what has happened', () => {
    expect(reviewTimes(historyOf(...WAITING, reminded), deadline(AT))).toEqual({ endAt: AT });
    const overdue: GivenEvent = {
      type: 'ReviewOverdue',
      data: { resubmissionId: 'r1', deadline: DEADLINE, then: 'escalate' },
    };
    expect(reviewTimes(historyOf(...WAITING, reminded, overdue), deadline(AT))).toEqual({});
  });

  it('is never approved by time alone, whenever and however often its timers fire', () => {
    const ends = fc.constantFrom<SecondCheck['atTheEnd']>('escalate', 'refuse');
    const moments = fc.array(fc.integer({ min: -180, max: 180 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(ends, moments, (atTheEnd, fired) => {
        let events: readonly GivenEvent[] = WAITING;
        for (const [i, minutes] of fired.entries()) {
          const decide = i % 2 === 0 ? remindReview : endReview;
          const now = AT + minutes * MINUTE;
          events = [
            ...events,
            ...(decide(historyOf(...events), deadline(now, { ...CHECK, atTheEnd })) as GivenEvent[]),
          ];
        }
        const types = events.map(({ type }) => type);
        expect(types).not.toContain('ResubmissionApproved');
        for (const type of ['ReviewReminded', 'ReviewOverdue', 'ResubmissionRejected'])
          expect(types.filter((t) => t === type).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
