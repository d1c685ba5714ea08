import type { OrderEvent } from '@bujiao/contracts';
import type { Policy } from '@bujiao/policy';
import { addEvidence, fourEyesAbove, reviewBasis, reviewResubmission } from '@bujiao/verification/testing';
import type { PlayedOrder } from './played-order.js';

/** Files that one resubmission takes. */
const MOST_FILES = 5;

interface Asking {
  readonly resubmissionId: string;
  readonly reviewerId: string;
  readonly policy: Policy;
  /** ms since the epoch. */
  readonly now: number;
}

/** A reviewer asks the buyer to prove that nothing came. */
export const askForEvidence = (
  { history }: PlayedOrder,
  { resubmissionId, reviewerId, policy, now }: Asking,
): readonly OrderEvent[] =>
  reviewResubmission(history, {
    resubmissionId,
    reviewerId,
    decision: 'ask-evidence',
    reason: 'other',
    ask: { wanted: 'not-received', now, most: MOST_FILES },
    basis: reviewBasis(history),
    causationId: `${resubmissionId}-asked`,
    policy,
    fourEyesAbove: fourEyesAbove(policy),
  });

/** The buyer uploads the picture of the order. */
export const uploadEvidence = (
  { history }: PlayedOrder,
  {
    resubmissionId,
    mark,
    now,
  }: { readonly resubmissionId: string; readonly mark: string; readonly now: number },
): readonly OrderEvent[] =>
  addEvidence(history, {
    resubmissionId,
    evidenceId: `${resubmissionId}-${mark}`,
    mark,
    kind: 'png',
    bytes: 1_000,
    most: MOST_FILES,
    now,
  });
