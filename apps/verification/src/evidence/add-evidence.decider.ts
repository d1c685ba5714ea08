import type { EvidenceKind, OrderEvent } from '@bujiao/contracts';
import { findResubmission, type Evidence, type OrderHistory, type Resubmission } from '@bujiao/order-history';
import { hasRoom } from './ask-evidence.decider.js';
import { evidenceNotAsked, evidenceSentBefore, tooMuchEvidence } from './evidence-refusals.js';
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

/** By its mark, or by its id: the id is made of the content as it is kept, also where the mark is of another form of it. */
export const findEvidence = (
  history: OrderHistory,
  resubmissionId: string,
  { mark, evidenceId }: Pick<AddEvidence, 'mark' | 'evidenceId'>,
): Evidence | undefined =>
  findResubmission(history, resubmissionId)?.evidence?.find(
    (one) => one.mark === mark || one.evidenceId === evidenceId,
  );

/** From the first question on until the reviewers have decided. */
export const takesEvidence = ({ status, review }: Resubmission): boolean =>
  status === 'requested' && review?.open === true && (review.asks ?? 0) > 0;

/** @throws {Refused} where nobody asked for evidence, the review has ended, or there is as much of it as there may be */
export function assertTakesEvidence(
  history: OrderHistory,
  { resubmissionId, most }: Pick<AddEvidence, 'resubmissionId' | 'most'>,
): void {
  const resubmission = findResubmission(history, resubmissionId);
  if (!resubmission || !takesEvidence(resubmission)) throw evidenceNotAsked();
  if (!hasRoom(history, resubmissionId, most)) throw tooMuchEvidence(most);
}

/**
 * For content that is there already. An answer ends the question, so a question that is open came after it.
 * @throws {Refused} where the buyer has been asked again: with the same content the case would wait until its deadline
 */
export function assertNotAskedAgain(history: OrderHistory, resubmissionId: string): void {
  if (findResubmission(history, resubmissionId)?.review?.asked) throw evidenceSentBefore();
}

/**
 * Records evidence of the buyer. The first after a question brings the case back to the reviewers; more can follow until they decide.
 * The same content again adds nothing, also when nothing more is taken; it answers no later question.
 */
export function addEvidence(history: OrderHistory, command: AddEvidence): readonly OrderEvent[] {
  const { most: _, now, ...evidence } = command;
  if (findEvidence(history, command.resubmissionId, command)) {
    assertNotAskedAgain(history, command.resubmissionId);
    return [];
  }
  assertTakesEvidence(history, command);
  const review = findResubmission(history, command.resubmissionId)?.review;
  const back = review?.asked && { reviewUntil: reviewUntil(review, now) };
  return [{ type: 'EvidenceAdded', data: { ...evidence, ...back } }];
}
