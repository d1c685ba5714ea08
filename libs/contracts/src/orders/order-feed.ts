import type { Goods, PendingSupplierOrder, RechargeTarget } from './order.js';

/**
 * What internal services publish about orders, as CloudEvents 1.0 on `shop.orders` or over HTTP.
 * `subject` is the order id, `time` when it happened, `id` + `source` identify it for ever.
 */
export interface OrderFeedEvents {
  'shop.order.placed': {
    readonly buyerId: string;
    readonly merchantId?: string;
    readonly goods: Goods;
    readonly quantity: number;
    /** Integer 分. */
    readonly amount: number;
    readonly paymentId?: string;
    readonly rechargeTarget?: RechargeTarget;
  };
  'shop.order.paid': { readonly paymentId?: string };
  'shop.order.payment-timed-out': Record<string, never>;
  'shop.order.delivery-failed': { readonly code?: string };
  'shop.order.delivered': { readonly quantity: number };
  'shop.order.delayed': { readonly pendingSupplierOrder?: PendingSupplierOrder };
  'shop.order.cancelled': Record<string, never>;
}
export type OrderFeedEventType = keyof OrderFeedEvents;

export const ORDER_FEED_EVENT_TYPES = [
  'shop.order.placed',
  'shop.order.paid',
  'shop.order.payment-timed-out',
  'shop.order.delivery-failed',
  'shop.order.delivered',
  'shop.order.delayed',
  'shop.order.cancelled',
] as const satisfies readonly OrderFeedEventType[];
