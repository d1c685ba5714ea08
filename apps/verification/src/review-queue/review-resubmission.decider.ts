import type { OrderEvent, ReturnField, ReviewDecision, ReviewReason } from '@bujiao/contracts';
import {
  codeOfDecision,
  decideResubmission,
  findResubmission,
  judgedRequest,
  orderOf,
  Refused,
  valuesOfDecision,
  type Decision,
  type OrderHistory,
  type Resubmission,
  type Review,
} from '@bujiao/order-history';
import type { Policy } from '@bujiao/policy';
import { decisionSentence } from '@bujiao/texts';
import { askForEvidence, type EvidenceQuestion } from '../evidence/ask-evidence.decider.js';
import { openReviewOf } from './open-review.js';

/** What a reviewer can do with a case. `ask-evidence` decides nothing: the case waits for the buyer and comes back. */
export const REVIEW_STEPS = ['approve', 'refuse', 'return', 'ask-evidence'] as const;
export type ReviewStep = ReviewDecision | 'ask-evidence';

export interface ReviewResubmission {
  readonly resubmissionId: string;
  readonly decision: ReviewStep;
  readonly reason: ReviewReason;
  readonly note?: string;
  /** With `return`: the field to correct. */
  readonly field?: ReturnField;
  /** With `ask-evidence`. */
  readonly ask?: EvidenceQuestion;
  readonly reviewerId: string;
  /** What the reviewer saw: {@link reviewBasis} of that moment. */
  readonly basis: string;
  /** Identifies the request: the same one again decides nothing. */
  readonly causationId: string;
  readonly policy: Policy;
  /** Above this amount, in 分, two people have to approve. */
  readonly fourEyesAbove: number;
}

/** Stands for everything that a reviewer's page shows of an order: another value means that something came since. */
export const reviewBasis = ({ told, proofs, conflicts, resubmissions }: OrderHistory): string =>
  [
    told.length,
    proofs.size,
    conflicts.filter(({ closed }) => !closed).length,
    resubmissions.length,
    resubmissions.at(-1)?.status ?? 'none',
    resubmissions.at(-1)?.review?.approvedBy.length ?? 0,
    resubmissions.reduce((sum, { evidence }) => sum + (evidence?.length ?? 0), 0),
  ].join('.');

/**
 * Records what a reviewer decided, with what follows from it. Refused where the case is closed, the reviewer has a part in the order,
 * or the order has changed since the reviewer looked. An approval above the amount waits for a second person.
 */
export function reviewResubmission(
  history: OrderHistory,
  command: ReviewResubmission,
): readonly OrderEvent[] {
  const resubmission = findResubmission(history, command.resubmissionId);
  if (resubmission?.review?.decidedBy.includes(command.causationId)) return [];
  const review = openReviewOf(resubmission);
  if (!resubmission || !review) throw reviewClosed();
  assertMayDecide(history, { resubmission, review, command });
  return decided(history, { resubmission, review, command });
}

interface Deciding {
  readonly resubmission: Resubmission;
  readonly review: Review;
  readonly command: ReviewResubmission;
}

function assertMayDecide(history: OrderHistory, { resubmission, review, command }: Deciding): void {
  if (isConcerned(history, resubmission, command.reviewerId)) throw ownOrder();
  if (reviewBasis(history) !== command.basis) throw orderChanged(history, review);
  if (command.decision === 'return' && !command.field) throw fieldNeeded();
}

function decided(history: OrderHistory, deciding: Deciding): readonly OrderEvent[] {
  const { command } = deciding;
  const { decision } = command;
  if (decision === 'ask-evidence') return askForEvidence(history, command);
  if (decision !== 'approve') return [reviewed(command, decision), refusal(command)];
  const { resubmission, review } = deciding;
  if (review.approvedBy.includes(command.reviewerId)) throw sameReviewer();
  const against = whatForbids(history, resubmission, command.policy);
  if (against) throw notApprovable(against);
  const needsSecond = review.amount > command.fourEyesAbove && review.approvedBy.length === 0;
  if (needsSecond) return [reviewed(command, decision, true)];
  // The checks of the goods go on from there: the owner of the role may still have to confirm it.
  if (review.question === 'role-binding') return [reviewed(command, decision)];
  const { resubmissionId } = command;
  return [
    reviewed(command, decision),
    { type: 'ResubmissionApproved', data: { resubmissionId, checks: review.checks, risk: review.risk } },
  ];
}

const reviewed = (
  { resubmissionId, reason, note, field }: ReviewResubmission,
  decision: ReviewDecision,
  needsSecond = false,
): OrderEvent => ({
  type: 'ReviewDecided',
  data: {
    resubmissionId,
    decision,
    reason,
    ...(note !== undefined && { note }),
    ...(decision === 'return' && field && { field }),
    ...(needsSecond && { needsSecond: true }),
  },
});

function refusal({ resubmissionId, decision, field }: ReviewResubmission): OrderEvent {
  const code = decision === 'return' ? 'returned-for-correction' : 'review-refused';
  const sentence = decisionSentence(code, decision === 'return' ? { field } : {});
  return {
    type: 'ResubmissionRejected',
    data: {
      resubmissionId,
      code,
      sentence,
      checks: [],
      ...(decision === 'return' && field && { field }),
    },
  };
}

/** What the rules say now, as of the request: a reviewer answers for the score, never for a rule. */
function whatForbids(
  history: OrderHistory,
  resubmission: Resubmission,
  policy: Policy,
): Exclude<Decision, { do: 'go' }> | undefined {
  const decision = decideResubmission({ ...judgedRequest(history, resubmission), policy });
  return decision.do === 'go' ? undefined : decision;
}

/** Whether the reviewer asked for it, or buys or sells the order. */
export function isConcerned(
  history: OrderHistory,
  { requestedBy }: Resubmission,
  reviewerId: string,
): boolean {
  const terms = orderOf(history)?.terms;
  return [requestedBy.id, terms?.buyerId, terms?.merchantId].includes(reviewerId);
}

export const reviewClosed = (): Refused =>
  new Refused('review-closed', {
    zh: '该申请当前无需审核。',
    en: 'This request does not wait for a reviewer.',
  });
export const ownOrder = (): Refused =>
  new Refused('own-order', {
    zh: '不能审核与自己有关的订单。',
    en: 'Nobody decides about an order of their own.',
  });
export const sameReviewer = (): Refused =>
  new Refused('second-person-needed', {
    zh: '金额较大，需由另一位审核员复核。',
    en: 'The amount asks for a second person; you have approved it already.',
  });
export const fieldNeeded = (): Refused =>
  new Refused('field-needed', {
    zh: '打回重填须指明需更正的内容。',
    en: 'Name the field that has to be corrected.',
  });

/** With what came since the review was asked for, newest last. */
export function orderChanged(history: OrderHistory, { requestedAt }: Pick<Review, 'requestedAt'>): Refused {
  const since = history.told.filter(({ receivedAt }) => receivedAt > requestedAt).map(({ type }) => type);
  return new Refused(
    'order-changed',
    {
      zh: '订单信息已更新，请刷新后重新判断。',
      en: 'The order has changed since you opened the page. Look at it again.',
    },
    { changes: since.join(','), basis: reviewBasis(history) },
  );
}

const notApprovable = (decision: Exclude<Decision, { do: 'go' }>): Refused => {
  const values = valuesOfDecision(decision);
  const code = codeOfDecision(decision);
  return new Refused('not-approvable', decisionSentence(code, values), { ...values, rule: code });
};
