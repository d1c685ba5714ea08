import type { OrderFact, OrderFacts, OrderTerms, PendingSupplierOrder } from '@bujiao/contracts';
import { shopDeliveries } from './deliveries.js';
import { countFacts, factsOfType } from './order-record.js';
import { pendingOf } from './supplier-orders.js';

/** One value a field of what the facts amount to, for readers that need no more. Rules never read it. */
export function factsSummary(terms: OrderTerms, told: readonly OrderFact[]): OrderFacts {
  const { counted } = countFacts(told);
  const first = (type: OrderFact['type']): string | undefined =>
    counted.find((fact) => fact.type === type)?.time;
  const failure = factsOfType(counted, 'shop.order.delivery-failed').at(-1);
  const delayed = factsOfType(counted, 'shop.order.delayed');
  const pending = delayed.flatMap(({ data }) => pendingOf(data)).at(-1);
  return withoutUndefined({
    paidAt: first('shop.order.paid'),
    paymentTimedOutAt: first('shop.order.payment-timed-out'),
    deliveryFailedAt: failure?.time,
    deliveryFailureCode: failure?.data.code,
    delayedAt: delayed[0]?.time,
    pendingSupplierOrder: pending,
    deliveredAt: first('shop.order.delivered'),
    deliveredQuantity: deliveredUnits(counted, terms),
    cancelledAt: first('shop.order.cancelled'),
  });
}

function deliveredUnits(counted: readonly OrderFact[], { quantity }: OrderTerms): number | undefined {
  const { named, bySupplierOrder, unnamed, atLeast } = shopDeliveries(counted, quantity);
  const all = [...bySupplierOrder.values(), ...unnamed.map(({ data }) => data.quantity)].reduce(
    (sum, n) => sum + n,
    named,
  );
  return Math.max(all, atLeast) || undefined;
}

type Loose = { readonly [K in keyof OrderFacts]?: OrderFacts[K] | PendingSupplierOrder | undefined };
const withoutUndefined = (facts: Loose): OrderFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
