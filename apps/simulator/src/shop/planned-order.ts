import type { OrderFeedEvents, OrderFeedEventType, RechargeTarget, Sentence } from '@bujiao/contracts';
import type { CatalogueGoods } from '../catalogue/catalogue-goods.js';
import type { FaultRule } from '../faults/fault-script.js';
import type { Payment, PaymentStatus } from '../payment-gateway/payment.js';
import type { SupplierFault } from '../supplier/supplier-protocol.js';

/** The ways in which an order goes, right or wrong. */
export const WAYS = [
  'healthy',
  'paid-but-timed-out',
  'payment-notice-lost',
  'wrong-account',
  'supplier-late-delivered',
  'supplier-late-not-delivered',
  'partly-delivered',
  'failed-cards',
  'failed-top-up',
  'second-payment',
  'parts-then-failed',
  'two-suppliers-late',
  'delivery-taken-back',
  'stuck',
  'partly-refunded',
  'refunded',
  'really-unpaid',
  'cancelled',
  'window-passed',
] as const;
export type Way = (typeof WAYS)[number];

/**
 * What a resubmission of the order has to come to: `delivered` what is owed, `rejected` by verification, `refused` at the door, or
 * `none` because nobody asks for one.
 */
export type ExpectedEnd = 'delivered' | 'rejected' | 'refused' | 'none';

export interface WayDescription {
  readonly name: Sentence;
  /** How many of 200 orders go this way. */
  readonly of200: number;
  readonly goods: 'cards' | 'direct' | 'any';
  /** Units that such an order has at least. @default 1 */
  readonly leastUnits?: number;
  readonly payment: PaymentStatus;
  readonly end: ExpectedEnd;
}

/** A CloudEvent 1.0 in structured JSON form. */
export interface ShopEvent<T extends OrderFeedEventType = OrderFeedEventType> {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: T;
  /** The order id. */
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: OrderFeedEvents[T];
}

/** An earlier call of the shop to the supplier. */
export interface EarlierSupplierCall {
  readonly requestNo: string;
  /** Units that it was placed for. */
  readonly quantity: number;
  /** Whether the supplier delivered on it, unknown to the shop. */
  readonly delivered: boolean;
}

/** What the shop knows of its own work on an order when it stops. */
export interface HeldOrder {
  readonly orderId: string;
  /** Units that the shop delivered itself. */
  readonly deliveredQuantity: number;
  /** Calls whose fate the shop does not know. */
  readonly earlierCalls: readonly EarlierSupplierCall[];
}

export interface PlannedOrder extends HeldOrder {
  readonly buyerId: string;
  readonly merchantId?: string;
  readonly way: Way;
  readonly goods: CatalogueGoods;
  readonly quantity: number;
  /** Units that the shop refunded. */
  readonly refundedQuantity: number;
  /** The try that the order was paid by, or was to be paid by. */
  readonly payment: Payment;
  /** A try before it, which ran out. */
  readonly earlierPayment?: Payment;
  /** What the buyer typed when ordering. */
  readonly rechargeTarget?: RechargeTarget;
  /** What the buyer meant, where that is something else. */
  readonly correctedTarget?: RechargeTarget;
  /** What the supplier does wrong when the order is redelivered. */
  readonly supplierFault?: FaultRule<SupplierFault>;
  /** In the order in which they happened. */
  readonly events: readonly ShopEvent[];
}

/** Units that the buyer paid for and has got neither goods nor money for. */
export const owedUnits = ({ quantity, deliveredQuantity, refundedQuantity }: PlannedOrder): number =>
  quantity - deliveredQuantity - refundedQuantity;
