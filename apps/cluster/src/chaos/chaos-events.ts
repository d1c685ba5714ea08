import type { OrderFeedEvents, OrderFeedEventType, RechargeTarget } from '@bujiao/contracts';
import { SHOP_SUPPLIER_ID, type Payment, type ShopEvent } from '@bujiao/simulator';
import type { ChaosOrder, ChaosWay } from './chaos-order.js';

type Draft = Omit<ChaosOrder, 'events' | 'luck'>;
type Told = {
  [T in OrderFeedEventType]: readonly [name: string, type: T, afterMs: number, data: OrderFeedEvents[T]];
}[OrderFeedEventType];

const SOURCE = '/shops/chaos';
const SECOND = 1_000;

const lastOf = ({ payments }: Draft): Payment => payments.at(-1) as Payment;
const eventId = ({ orderId }: Draft, name: string): string => `${orderId}:${name}`;

const paid = (order: Draft): Told => {
  const { paymentId, amount } = lastOf(order);
  return ['paid', 'shop.order.paid', 10 * SECOND, { paymentId, amount }];
};
const failed: Told = ['failed', 'shop.order.delivery-failed', 60 * SECOND, { code: '110' }];
const part = ({ orderId }: Draft, no: number, quantity: number): Told => [
  `part-${no}`,
  'shop.order.delivered',
  (20 + no) * SECOND,
  { quantity, deliveryId: `${orderId}-d${no}` },
];

/** What the shop published after the placing, by way. */
const TOLD: Readonly<Record<ChaosWay, (order: Draft) => readonly Told[]>> = {
  failed: (order) => [paid(order), failed],
  'partly-delivered': (order) => [
    paid(order),
    ['delivered', 'shop.order.delivered', 20 * SECOND, { quantity: order.deliveredQuantity }],
  ],
  'two-parts-then-failed': (order) => [paid(order), part(order, 1, 1), part(order, 2, 1), failed],
  'second-payment': (order) => {
    const [first, second] = order.payments as readonly [Payment, Payment];
    return [
      ['timed-out', 'shop.order.payment-timed-out', 300 * SECOND, { paymentId: first.paymentId }],
      ['started', 'shop.order.payment-started', 310 * SECOND, { paymentId: second.paymentId }],
    ];
  },
  'two-suppliers-late': (order) => [
    paid(order),
    ...order.earlierCalls.map(({ requestNo, quantity }, i): Told => {
      const pending = { supplierId: SHOP_SUPPLIER_ID, requestNo, quantity };
      return [`late-${i}`, 'shop.order.delayed', (60 + i) * SECOND, { pendingSupplierOrders: [pending] }];
    }),
  ],
  'delivery-taken-back': (order) => [
    paid(order),
    part(order, 1, order.quantity),
    [
      'corrected',
      'shop.order.corrected',
      40 * SECOND,
      {
        reason: 'the delivery was of another order',
        withdraws: [{ source: SOURCE, id: eventId(order, 'part-1') }],
      },
    ],
    failed,
  ],
  stuck: (order) => [paid(order)],
  'partly-refunded': (order) => [
    paid(order),
    failed,
    [
      'refunded',
      'shop.order.refunded',
      90 * SECOND,
      { amount: order.goods.unitPrice, refundId: `R${order.orderId}`, quantity: 1, cause: 'units' },
    ],
  ],
};

function placed({ buyerId, goods, quantity, payments, account }: Draft): Told {
  const { paymentId, amount } = payments[0] as Payment;
  const target: { rechargeTarget?: RechargeTarget } =
    account === undefined ? {} : { rechargeTarget: { rechargeAccount: account } };
  return ['placed', 'shop.order.placed', 0, { buyerId, goods, quantity, amount, paymentId, ...target }];
}

/** Everything that the shop publishes about an order, oldest first. */
export const chaosEvents = (order: Draft, placedAt: number): readonly ShopEvent[] =>
  [placed(order), ...TOLD[order.way](order)].map(([name, type, afterMs, data]) => ({
    specversion: '1.0',
    id: eventId(order, name),
    source: SOURCE,
    type,
    subject: order.orderId,
    time: new Date(placedAt + afterMs).toISOString(),
    datacontenttype: 'application/json',
    data,
  }));
