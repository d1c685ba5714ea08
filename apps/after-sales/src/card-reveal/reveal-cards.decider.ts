import type { OrderEvent } from '@bujiao/contracts';
import {
  findResubmission,
  Refused,
  stoppingConflict,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import { decisionSentence } from '@bujiao/texts';

export interface RevealCards {
  readonly resubmissionId: string;
  readonly revealKey: string;
}

export const notDelivered = (): Refused => new Refused('not-delivered', decisionSentence('not-delivered'));
export const alreadyRevealed = (): Refused =>
  new Refused('already-revealed', decisionSentence('already-revealed'));
export const noCards = (): Refused => new Refused('no-cards', decisionSentence('no-cards'));
export const conflictOpen = (known: Readonly<Record<string, string | number>>): Refused =>
  new Refused('conflict-open', decisionSentence('conflict-open', known), known);

/** The cards that a resubmission delivered. */
export const deliveredCards = (resubmission: Resubmission): readonly string[] =>
  resubmission.attempts.filter((a) => a.status === 'succeeded').flatMap((a) => a.cardIds);

/**
 * Records that the buyer sees the secrets, before they are shown. Once: the very same request again decides nothing and may be
 * answered again (its first answer may have been lost); any other is refused.
 */
export function revealCards(
  history: OrderHistory,
  { resubmissionId, revealKey }: RevealCards,
): readonly OrderEvent[] {
  const resubmission = findResubmission(history, resubmissionId);
  if (resubmission?.status !== 'delivered' && resubmission?.status !== 'closed') {
    throw notDelivered();
  }
  if (resubmission.revealKey === revealKey) return [];
  if (resubmission.revealKey) {
    throw alreadyRevealed();
  }
  const cardIds = deliveredCards(resubmission);
  if (cardIds.length === 0) throw noCards();
  // Cards that nobody has seen stay closed while goods and money contradict each other; they open again with its end.
  const conflict = stoppingConflict(history);
  if (conflict) throw conflictOpen({ conflict: conflict.code, ...conflict.known });
  return [{ type: 'CardSecretsRevealed', data: { resubmissionId, cardIds, revealKey } }];
}
