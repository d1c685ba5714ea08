import type { OrderFacts, OrderTerms } from '@bujiao/contracts';
import { allAttempts, type OrderHistory } from './order-history.js';

/** Units the shop delivered itself. "Delivered" without a number means all of them. */
export function deliveredByShop(terms: OrderTerms, facts: OrderFacts): number {
  if (facts.deliveredQuantity !== undefined) return facts.deliveredQuantity;
  return facts.deliveredAt ? terms.quantity : 0;
}

/**
 * Units that may still be delivered: what was ordered, less what the shop or any attempt delivered, less what an attempt may
 * have delivered without our knowing. Never negative. This is the number that keeps anything from being delivered twice.
 */
export function owedQuantity(history: OrderHistory): number {
  const { terms, facts } = history;
  if (!terms || facts.cancelledAt) return 0;
  const taken = allAttempts(history)
    .filter((a) => a.status !== 'failed')
    .reduce((sum, a) => sum + a.quantity, 0);
  return Math.max(0, terms.quantity - deliveredByShop(terms, facts) - taken);
}
