import type { Goods, PendingSupplierOrder, RechargeTarget, SupplierOrderRef } from './order.js';

/** What a refund stands for. `units`: goods that are no longer owed; `price`: a lower price; `goodwill`: neither. */
export const REFUND_CAUSES = ['units', 'price', 'goodwill'] as const;
export type RefundCause = (typeof REFUND_CAUSES)[number];

/** Why an order was given up. Without a cause, a cancellation counts as `other`. */
export const CANCELLATION_CAUSES = ['payment-timed-out', 'buyer', 'shop', 'risk', 'other'] as const;
export type CancellationCause = (typeof CANCELLATION_CAUSES)[number];

/** Names an order event: CloudEvents' `source` and `id` identify it for ever. */
export interface OrderEventRef {
  readonly source: string;
  readonly id: string;
}

/** Terms that a correction may change or fill in. Never the buyer or the goods' id: that is another order. */
export interface TermsCorrection<Target = RechargeTarget> {
  readonly rechargeTarget?: Target;
  readonly paymentId?: string;
  readonly merchantId?: string;
  readonly goods?: Partial<Pick<Goods, 'name' | 'kind' | 'unitPrice'>>;
  readonly amount?: number;
  /** Comes together with `amount`. */
  readonly quantity?: number;
}

export interface OrderCorrection<Target = RechargeTarget> {
  readonly reason: string;
  /** Order events that were wrong: they stay visible and no longer count. */
  readonly withdraws?: readonly OrderEventRef[];
  readonly terms?: TermsCorrection<Target>;
}

/**
 * What internal services publish about orders, as CloudEvents 1.0 on `shop.orders` or over HTTP.
 * `subject` is the order id, `time` when it happened, `id` + `source` identify it for ever. Money is integer 分.
 */
export interface OrderFeedEvents {
  /** The terms of the order. */
  'shop.order.placed': {
    readonly buyerId: string;
    readonly merchantId?: string;
    readonly goods: Goods;
    readonly quantity: number;
    readonly amount: number;
    readonly paymentId?: string;
    readonly rechargeTarget?: RechargeTarget;
    /** When the buyer registered, RFC 3339. */
    readonly buyerSince?: string;
  };
  /** One try to pay was opened. */
  'shop.order.payment-started': { readonly paymentId: string; readonly amount?: number };
  /** The money of one try arrived. */
  'shop.order.paid': { readonly paymentId?: string; readonly amount?: number };
  /** One try ran out; without a number, every try that was opened before `time`. */
  'shop.order.payment-timed-out': { readonly paymentId?: string };
  /** Money went back. `quantity`: the units that it stands for. */
  'shop.order.refunded': {
    readonly amount: number;
    readonly refundId?: string;
    readonly paymentId?: string;
    readonly quantity?: number;
    readonly cause?: RefundCause;
  };
  /** The shop has stopped work on the order; this is what it had done by then. */
  'shop.order.held': {
    readonly resubmissionId: string;
    /** Units that the shop had delivered in all. */
    readonly delivered?: number;
    readonly pendingSupplierOrders?: readonly PendingSupplierOrder[];
  };
  /** These units reached the buyer. Events that name the same delivery are one delivery. */
  'shop.order.delivered': {
    readonly quantity: number;
    readonly deliveryId?: string;
    readonly supplierOrder?: SupplierOrderRef;
  };
  /** They did not reach the buyer. With `supplierOrder`, that one is settled as failed. */
  'shop.order.delivery-failed': {
    readonly code?: string;
    readonly quantity?: number;
    readonly supplierOrder?: SupplierOrderRef;
  };
  /** Suppliers are late; these calls are still open. */
  'shop.order.delayed': {
    readonly pendingSupplierOrder?: PendingSupplierOrder;
    readonly pendingSupplierOrders?: readonly PendingSupplierOrder[];
  };
  'shop.order.cancelled': { readonly cause?: CancellationCause; readonly note?: string };
  /** Something told earlier was wrong, or a term was unknown. */
  'shop.order.corrected': OrderCorrection;
}
export type OrderFeedEventType = keyof OrderFeedEvents;

export const ORDER_FEED_EVENT_TYPES = [
  'shop.order.placed',
  'shop.order.payment-started',
  'shop.order.paid',
  'shop.order.payment-timed-out',
  'shop.order.refunded',
  'shop.order.held',
  'shop.order.delivery-failed',
  'shop.order.delivered',
  'shop.order.delayed',
  'shop.order.cancelled',
  'shop.order.corrected',
] as const satisfies readonly OrderFeedEventType[];
