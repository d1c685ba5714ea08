import { LEGACY_SOURCE, type OrderFact, type OrderFacts, type OrderFeedEventType } from '@bujiao/contracts';

/**
 * The merged values of the first version as facts: each value is one fact, a lower bound of what was told. Ids are stable, so
 * that values which were recorded again, as every change did, are the same facts; a value that grew is a further fact under
 * the same delivery, of which the greatest counts.
 */
export function legacyFacts(facts: OrderFacts): readonly OrderFact[] {
  return [
    ...(facts.paidAt ? [legacyFact('shop.order.paid', facts.paidAt, {})] : []),
    ...(facts.paymentTimedOutAt
      ? [legacyFact('shop.order.payment-timed-out', facts.paymentTimedOutAt, {})]
      : []),
    ...deliveryFacts(facts),
    ...(facts.cancelledAt ? [legacyFact('shop.order.cancelled', facts.cancelledAt, {})] : []),
  ];
}

function deliveryFacts(facts: OrderFacts): readonly OrderFact[] {
  const { deliveryFailedAt, deliveryFailureCode: code, delayedAt, pendingSupplierOrder, deliveredAt } = facts;
  const quantity = facts.deliveredQuantity;
  return [
    ...(deliveryFailedAt
      ? [legacyFact('shop.order.delivery-failed', deliveryFailedAt, code ? { code } : {})]
      : []),
    ...(delayedAt
      ? [legacyFact('shop.order.delayed', delayedAt, pendingSupplierOrder ? { pendingSupplierOrder } : {})]
      : []),
    // Without a number, everything was delivered; no order holds more units than this.
    ...(deliveredAt
      ? [
          legacyFact('shop.order.delivered', deliveredAt, {
            quantity: quantity ?? MOST_UNITS,
            deliveryId: LEGACY_SOURCE,
          }),
        ]
      : []),
  ];
}

const MOST_UNITS = 10_000;

const legacyFact = (type: OrderFeedEventType, time: string, data: object): OrderFact =>
  ({
    source: LEGACY_SOURCE,
    id: `${type.slice('shop.order.'.length)}:${time}:${JSON.stringify(data)}`,
    type,
    time,
    receivedAt: time,
    publisher: LEGACY_SOURCE,
    data,
  }) as OrderFact;
