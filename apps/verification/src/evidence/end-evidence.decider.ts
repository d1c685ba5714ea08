import type { OrderEvent } from '@bujiao/contracts';
import { findResubmission, type OrderHistory } from '@bujiao/order-history';
import type { Policy } from '@bujiao/policy';
import { decisionSentence } from '@bujiao/texts';
import { evidenceRules, reviewUntil } from './evidence-rules.js';

export interface EvidenceDeadline {
  readonly resubmissionId: string;
  /** The version that the resubmission began under. */
  readonly policy: Policy;
  /** ms since the epoch. */
  readonly now: number;
}

/** What the policy says where the buyer uploaded nothing in time. Nothing is ever approved by time. */
export function endEvidence(
  history: OrderHistory,
  { resubmissionId, policy, now }: EvidenceDeadline,
): readonly OrderEvent[] {
  const { status, review } = findResubmission(history, resubmissionId) ?? {};
  if (status !== 'requested' || !review?.asked || now < Date.parse(review.asked.deadline)) return [];
  const overdue = { resubmissionId, deadline: review.asked.deadline };
  const then = evidenceRules(history, policy).atTheEnd;
  if (then === 'review')
    return [{ type: 'EvidenceOverdue', data: { ...overdue, then, reviewUntil: reviewUntil(review, now) } }];
  const code = 'evidence-missing';
  return [
    { type: 'EvidenceOverdue', data: { ...overdue, then } },
    {
      type: 'ResubmissionRejected',
      data: { resubmissionId, code, sentence: decisionSentence(code), checks: review.checks },
    },
  ];
}
