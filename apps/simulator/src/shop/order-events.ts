import type { OrderFeedEvents, OrderFeedEventType } from '@bujiao/contracts';
import { asGoods } from '../catalogue/catalogue-goods.js';
import type { PlannedOrder, ShopEvent, Way } from './planned-order.js';

export const SHOP_SOURCE = '/shops/simulator';
/** The supplier that the shop itself calls, under the id that fulfillment knows it by. */
export const SHOP_SUPPLIER_ID = 'default';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

type Draft = Omit<PlannedOrder, 'events'>;
type Told = {
  [T in OrderFeedEventType]: {
    readonly type: T;
    readonly afterMs: number;
    readonly data: OrderFeedEvents[T];
  };
}[OrderFeedEventType];

const paid = (order: Draft): Told => ({
  type: 'shop.order.paid',
  afterMs: 20 * SECOND,
  data: { paymentId: order.payment.paymentId },
});
const timedOut: Told = { type: 'shop.order.payment-timed-out', afterMs: 15 * MINUTE, data: {} };
const delivered = (quantity: number): Told => ({
  type: 'shop.order.delivered',
  afterMs: 25 * SECOND,
  data: { quantity },
});
const failed = (code: string): Told => ({
  type: 'shop.order.delivery-failed',
  afterMs: 40 * SECOND,
  data: { code },
});
const delayed = ({ earlierCall }: Draft): Told => ({
  type: 'shop.order.delayed',
  afterMs: 5 * MINUTE,
  data: earlierCall
    ? { pendingSupplierOrder: { supplierId: SHOP_SUPPLIER_ID, requestNo: earlierCall.requestNo } }
    : {},
});

/** What the shop tells after `shop.order.placed`, way by way. */
const TOLD: Readonly<Record<Way, (order: Draft) => readonly Told[]>> = {
  healthy: (order) => [paid(order), delivered(order.quantity)],
  'paid-but-timed-out': () => [timedOut],
  'payment-notice-lost': () => [],
  'wrong-account': (order) => [paid(order), failed('116')],
  'supplier-late-delivered': (order) => [paid(order), delayed(order)],
  'supplier-late-not-delivered': (order) => [paid(order), delayed(order)],
  'partly-delivered': (order) => [paid(order), delivered(order.deliveredQuantity)],
  'stuck-cards': (order) => [paid(order), failed('110')],
  'stuck-top-up': (order) => [paid(order), failed('1000')],
  'really-unpaid': () => [timedOut],
  cancelled: () => [{ type: 'shop.order.cancelled', afterMs: 3 * MINUTE, data: {} }],
  'window-passed': (order) => [paid(order), failed('110')],
};

function placed(order: Draft): Told {
  const { buyerId, merchantId, goods, quantity, payment, rechargeTarget } = order;
  const data = {
    buyerId,
    ...(merchantId && { merchantId }),
    goods: asGoods(goods),
    quantity,
    amount: payment.amount,
    paymentId: payment.paymentId,
    ...(rechargeTarget && { rechargeTarget }),
  };
  return { type: 'shop.order.placed', afterMs: 0, data };
}

/** Everything that the shop publishes about an order, oldest first. Ids derive from the order, so a duplicate is an exact copy. */
export function eventsOf(order: Draft, placedAt: Date): ShopEvent[] {
  return [placed(order), ...TOLD[order.way](order)].map(({ type, afterMs, data }) => ({
    specversion: '1.0',
    id: `${order.orderId}:${type.slice('shop.order.'.length)}`,
    source: SHOP_SOURCE,
    type,
    subject: order.orderId,
    time: new Date(placedAt.getTime() + afterMs).toISOString(),
    datacontenttype: 'application/json',
    data,
  }));
}
