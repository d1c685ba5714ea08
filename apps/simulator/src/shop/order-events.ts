import type { OrderFeedEvents, OrderFeedEventType, PendingSupplierOrder } from '@bujiao/contracts';
import { asGoods } from '../catalogue/catalogue-goods.js';
import type { HeldOrder, PlannedOrder, ShopEvent, Way } from './planned-order.js';

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
    /** Names one of several events of a type. */
    readonly name?: string;
  };
}[OrderFeedEventType];

const payingStarted = ({ payment: { paymentId, amount } }: Draft, afterMs = 5 * SECOND): Told => ({
  type: 'shop.order.payment-started',
  afterMs,
  data: { paymentId, amount },
  name: paymentId,
});
const paid = ({ payment: { paymentId, amount } }: Draft): Told => ({
  type: 'shop.order.paid',
  afterMs: 20 * SECOND,
  data: { paymentId, amount },
});
const paying = (order: Draft): readonly Told[] => [payingStarted(order), paid(order)];
const timedOut = (paymentId: string): Told => ({
  type: 'shop.order.payment-timed-out',
  afterMs: 15 * MINUTE,
  data: { paymentId },
});
const delivered = (quantity: number): Told => ({
  type: 'shop.order.delivered',
  afterMs: 25 * SECOND,
  data: { quantity },
});
const deliveryId = (orderId: string, no: number): string => `${orderId}-d${no}`;
const part = ({ orderId }: Draft, no: number, quantity: number): Told => ({
  type: 'shop.order.delivered',
  afterMs: (24 + no) * SECOND,
  data: { quantity, deliveryId: deliveryId(orderId, no) },
  name: `d${no}`,
});
const failed = (code: string, afterMs = 40 * SECOND): Told => ({
  type: 'shop.order.delivery-failed',
  afterMs,
  data: { code },
});
/** Each call that is open, with its units, in news of its own and in either of the two ways to say it. */
const delayed = (order: Draft): readonly Told[] =>
  pendingOf(order).map((pending, i) => ({
    type: 'shop.order.delayed',
    afterMs: (5 + i) * MINUTE,
    data: i === 0 ? { pendingSupplierOrder: pending } : { pendingSupplierOrders: [pending] },
    name: `call-${i + 1}`,
  }));
const refunded = ({ orderId, payment, quantity }: Draft, units: number): Told => ({
  type: 'shop.order.refunded',
  afterMs: 3 * MINUTE,
  data: {
    amount: (payment.amount / quantity) * units,
    refundId: `R-${orderId}`,
    paymentId: payment.paymentId,
    quantity: units,
    cause: 'units',
  },
});
/** Takes back the first delivery: it was of another order. */
const takenBack = ({ orderId }: Draft): Told => ({
  type: 'shop.order.corrected',
  afterMs: 2 * MINUTE,
  data: {
    reason: 'the delivery was of another order',
    withdraws: [{ source: SHOP_SOURCE, id: eventId(orderId, 'shop.order.delivered', 'd1') }],
  },
});

/** Supplier calls of the shop whose fate it does not know. */
const pendingOf = ({ earlierCalls }: Pick<Draft, 'earlierCalls'>): readonly PendingSupplierOrder[] =>
  earlierCalls.map(({ requestNo, quantity }) => ({ supplierId: SHOP_SUPPLIER_ID, requestNo, quantity }));

/** What the shop tells after `shop.order.placed`, way by way. */
const TOLD: Readonly<Record<Way, (order: Draft) => readonly Told[]>> = {
  healthy: (order) => [...paying(order), delivered(order.quantity)],
  'paid-but-timed-out': (order) => [payingStarted(order), timedOut(order.payment.paymentId)],
  'payment-notice-lost': () => [],
  'wrong-account': (order) => [...paying(order), failed('116')],
  'supplier-late-delivered': (order) => [...paying(order), ...delayed(order)],
  'supplier-late-not-delivered': (order) => [...paying(order), ...delayed(order)],
  'partly-delivered': (order) => [...paying(order), delivered(order.deliveredQuantity)],
  'failed-cards': (order) => [...paying(order), failed('110')],
  'failed-top-up': (order) => [...paying(order), failed('1000')],
  'second-payment': (order) => [
    timedOut(order.earlierPayment?.paymentId ?? order.payment.paymentId),
    payingStarted(order, 15.5 * MINUTE),
  ],
  'parts-then-failed': (order) => [
    ...paying(order),
    part(order, 1, 1),
    part(order, 2, order.deliveredQuantity - 1),
    failed('110'),
  ],
  'two-suppliers-late': (order) => [...paying(order), ...delayed(order)],
  'delivery-taken-back': (order) => [
    ...paying(order),
    part(order, 1, order.quantity),
    takenBack(order),
    failed('1000', 150 * SECOND),
  ],
  stuck: paying,
  'partly-refunded': (order) => [...paying(order), failed('110'), refunded(order, 1)],
  refunded: (order) => [...paying(order), failed('110'), refunded(order, order.quantity)],
  'really-unpaid': (order) => [payingStarted(order), timedOut(order.payment.paymentId)],
  cancelled: () => [{ type: 'shop.order.cancelled', afterMs: 3 * MINUTE, data: { cause: 'buyer' } }],
  'window-passed': (order) => [...paying(order), failed('110')],
};

function placed(order: Draft): Told {
  const { buyerId, merchantId, goods, quantity, payment, earlierPayment, rechargeTarget } = order;
  const data = {
    buyerId,
    ...(merchantId && { merchantId }),
    goods: asGoods(goods),
    quantity,
    amount: payment.amount,
    paymentId: (earlierPayment ?? payment).paymentId,
    ...(rechargeTarget && { rechargeTarget }),
  };
  return { type: 'shop.order.placed', afterMs: 0, data };
}

const eventId = (orderId: string, type: OrderFeedEventType, name?: string): string =>
  [orderId, type.slice('shop.order.'.length), ...(name === undefined ? [] : [name])].join(':');

const asEvent = (orderId: string, { type, data, name }: Omit<Told, 'afterMs'>, at: Date): ShopEvent => ({
  specversion: '1.0',
  id: eventId(orderId, type, name),
  source: SHOP_SOURCE,
  type,
  subject: orderId,
  time: at.toISOString(),
  datacontenttype: 'application/json',
  data,
});

/** Everything that the shop publishes about an order, oldest first. Ids derive from the order, so a duplicate is an exact copy. */
export const eventsOf = (order: Draft, placedAt: Date): ShopEvent[] =>
  [placed(order), ...TOLD[order.way](order)].map((told) =>
    asEvent(order.orderId, told, new Date(placedAt.getTime() + told.afterMs)),
  );

/** The shop's answer to 补交中: it has stopped work on the order, and this is what it had done. */
export const heldEvent = (order: HeldOrder, resubmissionId: string, at: Date): ShopEvent => {
  const pendingSupplierOrders = pendingOf(order);
  const data = {
    resubmissionId,
    delivered: order.deliveredQuantity,
    ...(pendingSupplierOrders.length > 0 && { pendingSupplierOrders }),
  };
  return asEvent(order.orderId, { type: 'shop.order.held', data, name: resubmissionId }, at);
};
