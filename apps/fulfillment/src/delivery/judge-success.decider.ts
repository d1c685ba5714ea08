import type { GoodsKind } from '@bujiao/contracts';
import type { Attempt } from '@bujiao/order-history';
import type { SupplierCard, Success } from '../suppliers/supplier.port.js';
import type { StillUnknown } from './settle-attempt.decider.js';

export type JudgedSuccess =
  | {
      readonly believed: true;
      readonly supplierOrderNo: string;
      readonly quantity: number;
      /** The goods, where they are cards: one for each unit. */
      readonly cards?: readonly SupplierCard[];
    }
  | { readonly believed: false; readonly outcome: StillUnknown };

/**
 * Whether a supplier's "delivered" can be recorded as it is. Goods that are cards are delivered only with their cards, and the
 * units have to be known: those of the attempt, or what the supplier tells where nobody else could.
 */
export function judgeSuccess(success: Success, attempt: Attempt, kind: GoodsKind): JudgedSuccess {
  const cards = kind === 'direct-top-up' ? undefined : success.cards;
  if (kind !== 'direct-top-up' && !cards?.length) return notYet('cards-missing');
  const quantity = unitsOf(success, attempt, cards);
  if (quantity === undefined) return notYet('units-unknown');
  if (!attempt.unitsUnknown && quantity !== attempt.quantity) return odd('other-quantity-answered');
  if (cards && cards.length !== quantity) return odd('other-number-of-cards');
  const { supplierOrderNo } = success;
  return { believed: true, supplierOrderNo, quantity, ...(cards && { cards }) };
}

/** An attempt that can stand for one unit at most stands for that one. */
function unitsOf(
  { quantity }: Success,
  attempt: Attempt,
  cards?: readonly SupplierCard[],
): number | undefined {
  if (quantity !== undefined) return quantity;
  if (!attempt.unitsUnknown || attempt.quantity === 1) return attempt.quantity;
  return cards?.length;
}

const notYet = (code: string): JudgedSuccess => ({ believed: false, outcome: { outcome: 'unknown', code } });
const odd = (code: string): JudgedSuccess => ({
  believed: false,
  outcome: { outcome: 'unknown', code, odd: true },
});
