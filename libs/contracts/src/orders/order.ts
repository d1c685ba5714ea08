/** What kind of goods an order is for. It decides what a buyer has to give and how goods are delivered. */
export const GOODS_KINDS = ['game-points', 'membership', 'licence-key', 'direct-top-up', 'custom'] as const;
export type GoodsKind = (typeof GOODS_KINDS)[number];

/** Kinds of goods that go to an account. `custom` (代充): to a role of a game, which is checked before anything goes. */
export const RECHARGE_KINDS = ['direct-top-up', 'custom'] as const satisfies readonly GoodsKind[];
export type RechargeKind = (typeof RECHARGE_KINDS)[number];

export const isRechargeKind = (kind: GoodsKind): kind is RechargeKind =>
  (RECHARGE_KINDS as readonly GoodsKind[]).includes(kind);

export interface Goods {
  readonly goodsId: string;
  readonly name: string;
  readonly kind: GoodsKind;
  /** Price of one unit, integer 分 (0.01 CNY). */
  readonly unitPrice: number;
}

/** Personal data sealed with the buyer's own key (AES-256-GCM); without that key it is noise. */
export interface Sealed {
  /** `buyerId` whose key seals it. */
  readonly keyOf: string;
  /** base64url of nonce, ciphertext and tag. */
  readonly sealed: string;
  /** Keyed hash of the content, where it is compared with that of others; it cannot be turned back. */
  readonly mark?: string;
}

/** Where a direct top-up goes. Personal data: travels and rests sealed. */
export interface RechargeTarget {
  readonly rechargeAccount: string;
  readonly gameArea?: string;
  readonly gameServer?: string;
  readonly gameRole?: string;
}

/** Fields of the delivery target, in the order in which people are asked for them. */
export const TARGET_FIELDS = [
  'rechargeAccount',
  'gameArea',
  'gameServer',
  'gameRole',
] as const satisfies readonly (keyof RechargeTarget)[];
export type TargetField = (typeof TARGET_FIELDS)[number];

/** The terms of the original order, frozen (订单快照). */
export interface OrderTerms {
  readonly orderId: string;
  readonly buyerId: string;
  readonly merchantId?: string;
  readonly goods: Goods;
  readonly quantity: number;
  /** Total price, integer 分. */
  readonly amount: number;
  readonly placedAt: string;
  /** The payment's number at the gateway, by which proof of payment is fetched. */
  readonly paymentId?: string;
  readonly rechargeTarget?: Sealed;
  /** When the buyer registered, as the shop says. ISO 8601. */
  readonly buyerSince?: string;
}

/** A supplier order by its supplier and the request number under which it was placed. */
export interface SupplierOrderRef {
  readonly supplierId: string;
  /** The request number under which the shop called; it is queried, never sent again blindly. */
  readonly requestNo: string;
}

/** A supplier call that the shop made for the original order and that may still come true. */
export interface PendingSupplierOrder extends SupplierOrderRef {
  /** Units that it was placed for; absent where the shop did not say. */
  readonly quantity?: number;
}

/**
 * What the facts of an order amount to, one value a field, for readers that need no more. Lossy: rules never read it, they
 * read the {@link OrderFact}s. Events of schema version 1 held nothing else.
 */
export interface OrderFacts {
  readonly paidAt?: string;
  readonly paymentTimedOutAt?: string;
  readonly deliveryFailedAt?: string;
  readonly deliveryFailureCode?: string;
  readonly delayedAt?: string;
  readonly pendingSupplierOrder?: PendingSupplierOrder;
  readonly deliveredAt?: string;
  /** Units that the shop itself delivered. */
  readonly deliveredQuantity?: number;
  readonly cancelledAt?: string;
}

export const ORDER_STATUSES = [
  'placed',
  'paid',
  'payment-timed-out',
  'delivery-failed',
  'delayed',
  'partly-delivered',
  'delivered',
  'cancelled',
  'underpaid',
  'refunded',
  'stuck',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Why an order is resubmitted. */
export const RESUBMISSION_REASONS = [
  'payment-timed-out',
  'payment-notice-lost',
  'delivery-failed',
  'wrong-account',
  'supplier-late',
  'partly-delivered',
  'stuck',
  'wrong-goods',
  'changed-demand',
] as const;
export type ResubmissionReason = (typeof RESUBMISSION_REASONS)[number];

/** Reasons that ask for something else than was ordered (商品信息错误, 用户需求变更). */
export const CHANGE_REASONS = [
  'wrong-goods',
  'changed-demand',
] as const satisfies readonly ResubmissionReason[];

/** Changes of the goods themselves; both keep their kind. */
export const GOODS_CHANGES = ['specification', 'product'] as const;
export type GoodsChangeKind = (typeof GOODS_CHANGES)[number];

/** Other goods that go out in place of the ordered ones. */
export interface GoodsChange {
  readonly change: GoodsChangeKind;
  readonly before: Goods;
  readonly after: Goods;
  /**
   * Integer 分: what the other goods cost less, for all units that may go. The requester read this amount and accepted that this
   * resubmission does not pay it back. Absent where the price is the same.
   */
  readonly acceptedDifference?: number;
}
