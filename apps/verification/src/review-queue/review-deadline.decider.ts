import type { OrderEvent } from '@bujiao/contracts';
import { findResubmission, orderOf, type OrderHistory, type Review } from '@bujiao/order-history';
import { policyFor, type Policy, type SecondCheck } from '@bujiao/policy';
import { decisionSentence } from '@bujiao/texts';
import { REVIEW_DEFAULTS } from '../risk/risk-policy.js';
import { openReviewOf } from './open-review.js';

export interface ReviewDeadline {
  readonly resubmissionId: string;
  /** The version that the resubmission began under. */
  readonly policy: Policy;
  /** ms since the epoch. */
  readonly now: number;
}

/** What happens next with a review that nobody decides, ms since the epoch; without what has happened, and empty where none is open. */
export function reviewTimes(
  history: OrderHistory,
  { resubmissionId, policy }: Omit<ReviewDeadline, 'now'>,
): { readonly remindAt?: number; readonly endAt?: number } {
  const review = openReview(history, resubmissionId);
  if (!review) return {};
  const { remind } = secondCheckOf(history, policy);
  const endAt = Date.parse(review.deadline);
  const reminds = remind !== undefined && review.remindedAt === undefined;
  return {
    ...(review.overdueAt === undefined && { endAt }),
    ...(reminds && { remindAt: endAt - remind }),
  };
}

/** Reminds the reviewers, once, of a case that is still open. */
export function remindReview(history: OrderHistory, deadline: ReviewDeadline): readonly OrderEvent[] {
  const { resubmissionId, now } = deadline;
  const review = openReview(history, resubmissionId);
  const { remindAt } = reviewTimes(history, deadline);
  if (!review || remindAt === undefined || now < remindAt) return [];
  return [{ type: 'ReviewReminded', data: { resubmissionId, deadline: review.deadline } }];
}

/** What the policy says of a case that nobody decided in time: it goes to somebody else, or is refused. Nothing is ever approved by time. */
export function endReview(history: OrderHistory, deadline: ReviewDeadline): readonly OrderEvent[] {
  const { resubmissionId, policy, now } = deadline;
  const review = openReview(history, resubmissionId);
  const { endAt } = reviewTimes(history, deadline);
  if (!review || endAt === undefined || now < endAt) return [];
  const check = secondCheckOf(history, policy);
  const overdue = { resubmissionId, deadline: review.deadline };
  if (check.atTheEnd === 'escalate') {
    const to = check.escalateTo !== undefined && { to: check.escalateTo };
    return [{ type: 'ReviewOverdue', data: { ...overdue, then: 'escalate', ...to } }];
  }
  const code = 'review-overdue';
  return [
    { type: 'ReviewOverdue', data: { ...overdue, then: 'refuse' } },
    {
      type: 'ResubmissionRejected',
      data: { resubmissionId, code, sentence: decisionSentence(code), checks: review.checks },
    },
  ];
}

const openReview = (history: OrderHistory, resubmissionId: string): Review | undefined =>
  openReviewOf(findResubmission(history, resubmissionId));

/** A check of custom goods asks reviewers also where the policy scores nothing: no case may wait without an end. */
const DEFAULT_CHECK: SecondCheck = {
  review: REVIEW_DEFAULTS.reviewWithin,
  remind: REVIEW_DEFAULTS.reviewWithin / 4,
  atTheEnd: 'escalate',
};

function secondCheckOf(history: OrderHistory, policy: Policy): SecondCheck {
  const order = orderOf(history);
  return (order && policyFor(policy, order.terms).secondCheck) ?? DEFAULT_CHECK;
}
