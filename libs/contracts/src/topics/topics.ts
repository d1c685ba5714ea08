import type { OrderEventType } from '../events/index.js';

export const SERVICES = ['intake', 'verification', 'fulfillment', 'after-sales'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** Where internal services publish what happened to orders. */
export const SHOP_ORDERS_TOPIC = 'shop.orders';
/** Where the shop hears the new state of its orders (补交中, 补交成功, 补交失败). */
export const ORDER_STATES_TOPIC = 'shop.order-states';

/** The one service that may append each event type. The relay routes by it. */
export const EVENT_OWNERS: Readonly<Record<OrderEventType, ServiceName>> = {
  OrderSnapshotTaken: 'intake',
  OriginalOrderChanged: 'intake',
  ResubmissionRequested: 'intake',
  ResubmissionApproved: 'verification',
  ResubmissionRejected: 'verification',
  DeliveryAttemptStarted: 'fulfillment',
  DeliveryAttemptSucceeded: 'fulfillment',
  DeliveryAttemptFailed: 'fulfillment',
  DeliveryAttemptUnknown: 'fulfillment',
  ResubmissionDelivered: 'fulfillment',
  ResubmissionFailed: 'fulfillment',
  ManualWorkRequested: 'fulfillment',
  ManualWorkResolved: 'fulfillment',
  CardSecretsRevealed: 'after-sales',
  ReceiptConfirmed: 'after-sales',
  ResubmissionClosed: 'after-sales',
};

export const serviceTopic = (service: ServiceName): string => `${service}.events`;

/** The topic of an event type; undefined for a type nobody owns. */
export function topicOf(type: string): string | undefined {
  const owner = (EVENT_OWNERS as Readonly<Record<string, ServiceName | undefined>>)[type];
  return owner && serviceTopic(owner);
}

const STREAM_PREFIX = 'order-';
/** The one stream that holds everything about an order. */
export const orderStream = (orderId: string): string => STREAM_PREFIX + orderId;
export const orderIdOf = (stream: string): string => stream.slice(STREAM_PREFIX.length);
