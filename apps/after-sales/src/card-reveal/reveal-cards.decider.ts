import type { CardPart, LookedFrom, OrderEvent } from '@bujiao/contracts';
import {
  copyKey,
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
  readonly from?: LookedFrom;
}

export interface CopyCard {
  readonly resubmissionId: string;
  /** Place of the card among those that were shown, from 1. */
  readonly card: number;
  readonly part: CardPart;
  readonly from?: LookedFrom;
}

export const notDelivered = (): Refused => new Refused('not-delivered', decisionSentence('not-delivered'));
export const tooManyLooks = (looks: number): Refused =>
  new Refused('too-many-looks', decisionSentence('too-many-looks', { looks }), { looks });
export const notLookedAt = (): Refused => new Refused('not-looked-at', decisionSentence('not-looked-at'));
export const noCards = (): Refused => new Refused('no-cards', decisionSentence('no-cards'));
export const conflictOpen = (known: Readonly<Record<string, string | number>>): Refused =>
  new Refused('conflict-open', decisionSentence('conflict-open', known), known);

/**
 * Records that the buyer sees the secrets, before they are shown: one event for each look, up to the limit. A repeated request is
 * the same look and records nothing, because its first answer may have been lost.
 */
export function revealCards(
  history: OrderHistory,
  { resubmissionId, revealKey, mostLooks, from }: RevealCards,
): readonly OrderEvent[] {
  const resubmission = arrived(history, resubmissionId);
  const { looks = [] } = resubmission;
  if (looks.includes(revealKey)) return [];
  if (looks.length >= mostLooks) throw tooManyLooks(looks.length);
  const cardIds = deliveredCards(resubmission);
  if (cardIds.length === 0) throw noCards();
  if (looks.length === 0) refuseWhileConflicting(history);
  const lookNo = looks.length + 1;
  const data = { resubmissionId, cardIds, revealKey, lookNo, mostLooks, ...(from && { from }) };
  return [{ type: 'CardSecretsRevealed', data }];
}

/**
 * Records that the page copied a part of a card that its latest look had shown. The same part in the same look is the same copy and
 * records nothing, so looks, cards and parts bound the number of events.
 */
export function copyCard(
  history: OrderHistory,
  { resubmissionId, card, part, from }: CopyCard,
): readonly OrderEvent[] {
  const resubmission = arrived(history, resubmissionId);
  const { looks = [], copies = [] } = resubmission;
  const lookNo = looks.length;
  if (lookNo === 0 || card > deliveredCards(resubmission).length) throw notLookedAt();
  const copied = { lookNo, card, part };
  if (copies.includes(copyKey(copied))) return [];
  return [{ type: 'CardSecretsCopied', data: { resubmissionId, ...copied, ...(from && { from }) } }];
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
