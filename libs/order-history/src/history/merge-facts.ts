import type { OrderFacts } from '@bujiao/contracts';

const earliest = (a?: string, b?: string): string | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;
const most = (a?: number, b?: number): number | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;
/** Of two that differ, always the same one, whichever came first. */
const either = <T>(a?: T, b?: T): T | undefined =>
  a === undefined || (b !== undefined && JSON.stringify(b) < JSON.stringify(a)) ? b : a;

function saysNothing(facts: OrderFacts): boolean {
  for (const _ in facts) return false;
  return true;
}

/**
 * What two sets of facts say together. Commutative, associative and idempotent, so order events may come in any order, twice
 * or late, and every reader ends with the same facts.
 */
export function mergeFacts(a: OrderFacts, b: OrderFacts): OrderFacts {
  if (saysNothing(a)) return b;
  if (saysNothing(b)) return a;
  const merged: OrderFacts = {
    paidAt: earliest(a.paidAt, b.paidAt),
    paymentTimedOutAt: earliest(a.paymentTimedOutAt, b.paymentTimedOutAt),
    deliveryFailedAt: earliest(a.deliveryFailedAt, b.deliveryFailedAt),
    deliveryFailureCode: either(a.deliveryFailureCode, b.deliveryFailureCode),
    delayedAt: earliest(a.delayedAt, b.delayedAt),
    pendingSupplierOrder: either(a.pendingSupplierOrder, b.pendingSupplierOrder),
    deliveredAt: earliest(a.deliveredAt, b.deliveredAt),
    deliveredQuantity: most(a.deliveredQuantity, b.deliveredQuantity),
    cancelledAt: earliest(a.cancelledAt, b.cancelledAt),
  };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}

/** True when `b` says nothing that `a` does not say already. */
export function addsNothing(a: OrderFacts, b: OrderFacts): boolean {
  const merged = mergeFacts(a, b) as Record<string, unknown>;
  const known = mergeFacts(a, a) as Record<string, unknown>;
  return JSON.stringify(merged) === JSON.stringify(known);
}
