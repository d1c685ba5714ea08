import type { OrderFacts, OrderFeedEvents, OrderFeedEventType } from '@bujiao/contracts';

type FactsOf<T extends OrderFeedEventType> = (data: OrderFeedEvents[T], time: string) => OrderFacts;

const FACTS: { readonly [T in OrderFeedEventType]: FactsOf<T> } = {
  'shop.order.placed': () => ({}),
  'shop.order.paid': (_, time) => ({ paidAt: time }),
  'shop.order.payment-timed-out': (_, time) => ({ paymentTimedOutAt: time }),
  'shop.order.delivery-failed': ({ code }, time) => ({
    deliveryFailedAt: time,
    ...(code !== undefined && { deliveryFailureCode: code }),
  }),
  'shop.order.delivered': ({ quantity }, time) => ({ deliveredAt: time, deliveredQuantity: quantity }),
  'shop.order.delayed': ({ pendingSupplierOrder }, time) => ({
    delayedAt: time,
    ...(pendingSupplierOrder && { pendingSupplierOrder }),
  }),
  'shop.order.cancelled': (_, time) => ({ cancelledAt: time }),
};

/** What an order event says about its order. `time` is ISO 8601, UTC, with milliseconds, so that texts compare like times. */
export const factsOf = <T extends OrderFeedEventType>(
  type: T,
  data: OrderFeedEvents[T],
  time: string,
): OrderFacts => FACTS[type](data, time);
