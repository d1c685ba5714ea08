import { isRechargeKind, type GoodsKind } from '@bujiao/contracts';
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
  const cards = isRechargeKind(kind) ? undefined : (success.cards ?? []);
  const quantity = unitsOf(success, attempt, cards);
  if (cards?.length === 0) return notYet('cards-missing');
  if (quantity === undefined) return notYet('units-unknown');
  const code = oddityOf(quantity, attempt, cards);
  if (code) return { believed: false, outcome: { outcome: 'unknown', code, odd: true } };
  const { supplierOrderNo } = success;
  return { believed: true, supplierOrderNo, quantity, ...(cards && { cards }) };
}

function oddityOf(quantity: number, attempt: Attempt, cards?: readonly unknown[]): string | undefined {
  if (!attempt.unitsUnknown && quantity !== attempt.quantity) return 'other-quantity-answered';
  return cards && cards.length !== quantity ? 'other-number-of-cards' : undefined;
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
