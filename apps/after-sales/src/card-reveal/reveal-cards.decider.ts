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
    throw new Refused('not-delivered', decisionSentence('not-delivered'));
  }
  if (resubmission.revealKey === revealKey) return [];
  if (resubmission.revealKey) {
    throw new Refused('already-revealed', decisionSentence('already-revealed'));
  }
  const cardIds = deliveredCards(resubmission);
  if (cardIds.length === 0) throw new Refused('no-cards', decisionSentence('no-cards'));
  // Cards that nobody has seen stay closed while goods and money contradict each other; they open again with its end.
  const conflict = stoppingConflict(history);
  if (conflict) {
    const known = { conflict: conflict.code, ...conflict.known };
    throw new Refused('conflict-open', decisionSentence('conflict-open', known), known);
  }
  return [{ type: 'CardSecretsRevealed', data: { resubmissionId, cardIds, revealKey } }];
}
