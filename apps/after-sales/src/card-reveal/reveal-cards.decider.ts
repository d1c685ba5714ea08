import type { OrderEvent } from '@bujiao/contracts';
import {
  deliveredCards,
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
  /** Looks that are allowed in all. */
  readonly mostLooks: number;
}

export const notDelivered = (): Refused => new Refused('not-delivered', decisionSentence('not-delivered'));
export const tooManyLooks = (looks: number): Refused =>
  new Refused('too-many-looks', decisionSentence('too-many-looks', { looks }), { looks });
export const noCards = (): Refused => new Refused('no-cards', decisionSentence('no-cards'));
export const conflictOpen = (known: Readonly<Record<string, string | number>>): Refused =>
  new Refused('conflict-open', decisionSentence('conflict-open', known), known);

/**
 * Records that the buyer sees the secrets, before they are shown: one event for each look, up to the limit. A repeated request is
 * the same look and records nothing, because its first answer may have been lost.
 */
export function revealCards(
  history: OrderHistory,
  { resubmissionId, revealKey, mostLooks }: RevealCards,
): readonly OrderEvent[] {
  const resubmission = arrived(history, resubmissionId);
  const { looks = [] } = resubmission;
  if (looks.includes(revealKey)) return [];
  if (looks.length >= mostLooks) throw tooManyLooks(looks.length);
  const cardIds = deliveredCards(resubmission);
  if (cardIds.length === 0) throw noCards();
  if (looks.length === 0) refuseWhileConflicting(history);
  const lookNo = looks.length + 1;
  return [{ type: 'CardSecretsRevealed', data: { resubmissionId, cardIds, revealKey, lookNo, mostLooks } }];
}

function arrived(history: OrderHistory, resubmissionId: string): Resubmission {
  const resubmission = findResubmission(history, resubmissionId);
  if (resubmission?.status === 'delivered' || resubmission?.status === 'closed') return resubmission;
  throw notDelivered();
}

/** Cards that nobody has seen stay closed while goods and money contradict each other; they open again with its end. */
function refuseWhileConflicting(history: OrderHistory): void {
  const conflict = stoppingConflict(history);
  if (conflict) throw conflictOpen({ conflict: conflict.code, ...conflict.known });
}
