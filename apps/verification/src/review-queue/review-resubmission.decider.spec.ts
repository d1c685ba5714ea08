import type { OrderEvents, RiskAssessment } from '@bujiao/contracts';
import type { OrderHistory } from '@bujiao/order-history';
import {
  FAILED,
  given,
  historyOf,
  moreTold,
  recordTaken,
  requested,
  snapshotTaken,
  told,
  paidOrder,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { BASELINE } from '@bujiao/policy';
import { reviewBasis, reviewResubmission, type ReviewResubmission } from './review-resubmission.decider.js';

const RISK: RiskAssessment = {
  points: 40,
  band: 'second-check',
  thresholds: { secondCheck: 30, human: 60, refuse: 90 },
  factors: [],
  notEvaluated: [],
  asOf: '2026-11-23T10:00:00.000Z',
};
const reviewAsked = (amount = 1000): GivenEvent => ({
  type: 'ReviewRequested',
  data: {
    resubmissionId: 'r1',
    question: 'second-check',
    deadline: '2026-11-23T12:00:00.000Z',
    amount,
    checks: [],
    risk: RISK,
  },
});
const ASKED: readonly GivenEvent[] = [snapshotTaken(FAILED), requested(), reviewAsked()];

const review =
  (command: Partial<ReviewResubmission> = {}) =>
  (history: OrderHistory) =>
    reviewResubmission(history, {
      resubmissionId: 'r1',
      decision: 'approve',
      reason: 'checked-with-shop',
      reviewerId: 'reviewer-1',
      basis: reviewBasis(history),
      causationId: 'c1',
      policy: BASELINE,
      fourEyesAbove: 50_000,
      ...command,
    });

describe('the decision of a reviewer', () => {
  it('approves, and keeps the score in the approval', () => {
    given(...ASKED)
      .when(review({ note: 'ticket 4711' }))
      .then(
        {
          type: 'ReviewDecided',
          data: { decision: 'approve', reason: 'checked-with-shop', note: 'ticket 4711' },
        },
        { type: 'ResubmissionApproved', data: { resubmissionId: 'r1', risk: RISK } },
      );
  });

  it('refuses, in words for the buyer', () => {
    given(...ASKED)
      .when(review({ decision: 'refuse', reason: 'goods-were-received' }))
      .then(
        { type: 'ReviewDecided', data: { decision: 'refuse' } },
        { type: 'ResubmissionRejected', data: { code: 'review-refused' } },
      );
  });

  it('returns for correction, naming the field', () => {
    const back = review({ decision: 'return', reason: 'wrong-account-given', field: 'rechargeAccount' });
    given(...ASKED)
      .when(back)
      .then(
        { type: 'ReviewDecided', data: { decision: 'return', field: 'rechargeAccount' } },
        { type: 'ResubmissionRejected', data: { code: 'returned-for-correction', field: 'rechargeAccount' } },
      );
    const { sentence } = back(historyOf(...ASKED))[1]?.data as OrderEvents['ResubmissionRejected'];
    expect(sentence.en).toContain('the recharge account');
    given(...ASKED)
      .when(review({ decision: 'return' }))
      .thenRefused('field-needed');
  });

  it('decides once: the same request again decides nothing, another one is refused', () => {
    const decided = (decision: 'approve' | 'refuse'): GivenEvent[] => {
      const events = review({ decision })(historyOf(...ASKED));
      return events.map((event) => ({ ...event, metadata: { causationId: 'c1' } }));
    };
    for (const decision of ['approve', 'refuse'] as const) {
      given(...ASKED, ...decided(decision))
        .when(review())
        .thenNothing();
      given(...ASKED, ...decided(decision))
        .when(review({ causationId: 'c2' }))
        .thenRefused('review-closed');
    }
    given(snapshotTaken(FAILED), requested()).when(review()).thenRefused('review-closed');
  });

  it.each(['B1', 'M1'])('is refused to %s, who has a part in the order', (reviewerId) => {
    given(...ASKED)
      .when(review({ reviewerId }))
      .thenRefused('own-order');
  });

  it('above the amount, waits for a second person', () => {
    const asked = [snapshotTaken(FAILED), requested(), reviewAsked(50_001)];
    given(...asked)
      .when(review())
      .then({ type: 'ReviewDecided', data: { needsSecond: true } });
    const first: GivenEvent = {
      type: 'ReviewDecided',
      data: { resubmissionId: 'r1', decision: 'approve', reason: 'other', needsSecond: true },
      metadata: { actor: { kind: 'person', id: 'reviewer-1', role: 'reviewer' }, causationId: 'c1' },
    };
    given(...asked, first)
      .when(review({ causationId: 'c2' }))
      .thenRefused('second-person-needed');
    given(...asked, first)
      .when(review({ causationId: 'c2', reviewerId: 'reviewer-2' }))
      .then({ type: 'ReviewDecided' }, { type: 'ResubmissionApproved' });
    given(...asked)
      .when(review({ decision: 'refuse' }))
      .then({ type: 'ReviewDecided' }, { type: 'ResubmissionRejected' });
  });

  it('is refused where the order has changed since the reviewer looked, and says what changed', () => {
    const before = [
      recordTaken([...paidOrder(), told('delivery-failed', 2, {})]),
      requested(),
      reviewAsked(),
    ];
    const basis = reviewBasis(historyOf(...before));
    const refund = moreTold(told('refunded', 90, { amount: 1000, quantity: 1 }));
    given(...before, refund)
      .when(review({ basis }))
      .thenRefused('order-changed');
    // Seen again with the news, it is a rule that forbids the approval, and a refusal is still possible.
    given(...before, refund)
      .when(review())
      .thenRefused('not-approvable');
    given(...before, refund)
      .when(review({ decision: 'refuse' }))
      .then({ type: 'ReviewDecided' }, { type: 'ResubmissionRejected' });
  });
});
