import type { EvidenceKind, OrderEvent } from '@bujiao/contracts';
import { findResubmission, type Evidence, type OrderHistory } from '@bujiao/order-history';
import { evidenceNotAsked, tooMuchEvidence } from './evidence-refusals.js';
import { reviewUntil } from './evidence-rules.js';

export interface AddEvidence {
  readonly resubmissionId: string;
  readonly evidenceId: string;
  readonly mark: string;
  readonly kind: EvidenceKind;
  readonly bytes: number;
  readonly width?: number;
  readonly height?: number;
  /** Most files of one resubmission. */
  readonly most: number;
  /** ms since the epoch. */
  readonly now: number;
}

export const findEvidence = (
  history: OrderHistory,
  resubmissionId: string,
  mark: string,
): Evidence | undefined =>
  findResubmission(history, resubmissionId)?.evidence?.find((one) => one.mark === mark);

/** @throws {Refused} where nobody asked for evidence, the review has ended, or there is as much of it as there may be */
export function assertTakesEvidence(
  history: OrderHistory,
  { resubmissionId, most }: Pick<AddEvidence, 'resubmissionId' | 'most'>,
): void {
  const resubmission = findResubmission(history, resubmissionId);
  const review = resubmission?.status === 'requested' ? resubmission.review : undefined;
  if (!review?.open || !review.asks) throw evidenceNotAsked();
  if ((resubmission?.evidence?.length ?? 0) >= most) throw tooMuchEvidence(most);
}

/**
 * Records evidence of the buyer. The first after a question brings the case back to the reviewers; more can follow until they decide.
 * The same content again adds nothing, also when nothing more is taken.
 */
export function addEvidence(history: OrderHistory, command: AddEvidence): readonly OrderEvent[] {
  const { most: _, now, ...evidence } = command;
  if (findEvidence(history, command.resubmissionId, command.mark)) return [];
  assertTakesEvidence(history, command);
  const review = findResubmission(history, command.resubmissionId)?.review;
  const back = review?.asked && { reviewUntil: reviewUntil(review, now) };
  return [{ type: 'EvidenceAdded', data: { ...evidence, ...back } }];
}
