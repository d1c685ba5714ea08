import type { OrderEvent } from '@bujiao/contracts';
import { findResubmission, Refused, type OrderHistory, type Resubmission } from '@bujiao/order-history';

export interface RevealCards {
  readonly resubmissionId: string;
  readonly revealKey: string;
}

export const notDelivered = (): Refused =>
  new Refused('not-delivered', { zh: '商品尚未发货。', en: 'The goods have not been delivered yet.' });
export const alreadyRevealed = (): Refused =>
  new Refused('already-revealed', {
    zh: '卡密已查看过，仅可查看一次；如有疑问请联系客服。',
    en: 'The card secrets were shown already; they are shown once.',
  });
export const noCards = (): Refused =>
  new Refused('no-cards', { zh: '该订单不含卡密。', en: 'These goods have no card secrets.' });

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
  return [{ type: 'CardSecretsRevealed', data: { resubmissionId, cardIds, revealKey } }];
}
