import type { OrderFacts, OrderFeedEvents, OrderFeedEventType } from '@bujiao/contracts';
import { ORDER_FEED_EVENT_TYPES } from '@bujiao/contracts';
import { factsOf } from './order-facts.js';

const AT = '2026-11-23T09:00:00.000Z';
const PENDING = { supplierId: 'default', requestNo: 'N1' };

describe('what an order event says about its order', () => {
  const cases: readonly [OrderFeedEventType, OrderFeedEvents[OrderFeedEventType], OrderFacts][] = [
    ['shop.order.placed', {}, {}],
    ['shop.order.paid', {}, { paidAt: AT }],
    ['shop.order.payment-timed-out', {}, { paymentTimedOutAt: AT }],
    ['shop.order.delivery-failed', {}, { deliveryFailedAt: AT }],
    [
      'shop.order.delivery-failed',
      { code: 'no-stock' },
      { deliveryFailedAt: AT, deliveryFailureCode: 'no-stock' },
    ],
    ['shop.order.delivered', { quantity: 2 }, { deliveredAt: AT, deliveredQuantity: 2 }],
    ['shop.order.delayed', {}, { delayedAt: AT }],
    [
      'shop.order.delayed',
      { pendingSupplierOrder: PENDING },
      { delayedAt: AT, pendingSupplierOrder: PENDING },
    ],
    ['shop.order.cancelled', {}, { cancelledAt: AT }],
  ];

  it.each(cases)('%s %j', (type, data, facts) => {
    expect(factsOf(type, data as never, AT)).toEqual(facts);
  });

  it('is said for every type of the feed', () => {
    expect(new Set(cases.map(([type]) => type))).toEqual(new Set(ORDER_FEED_EVENT_TYPES));
  });
});
