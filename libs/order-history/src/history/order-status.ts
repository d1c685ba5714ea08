import type { OrderFacts, OrderStatus, OrderTerms } from '@bujiao/contracts';
import { deliveredByShop } from './owed.js';

/** The state of the original order that the shop's facts amount to; the most telling fact wins. */
export function orderStatus(terms: OrderTerms, facts: OrderFacts): OrderStatus {
  const delivered = deliveredByShop(terms, facts);
  if (facts.cancelledAt) return 'cancelled';
  if (delivered >= terms.quantity) return 'delivered';
  if (delivered > 0) return 'partly-delivered';
  return troubleOf(facts) ?? (facts.paidAt ? 'paid' : 'placed');
}

function troubleOf(facts: OrderFacts): OrderStatus | undefined {
  if (facts.deliveryFailedAt) return 'delivery-failed';
  if (facts.delayedAt) return 'delayed';
  if (facts.paymentTimedOutAt) return 'payment-timed-out';
  return undefined;
}
