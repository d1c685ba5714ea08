import type { AfterSalesEvents } from './after-sales.events.js';
import type { FulfillmentEvents } from './fulfillment.events.js';
import type { GoodsCheckEvents } from './goods-checks.events.js';
import type { IntakeEvents } from './intake.events.js';
import type { VerificationEvents } from './verification.events.js';

export * from './after-sales.events.js';
export * from './fulfillment.events.js';
export * from './goods-checks.events.js';
export * from './intake.events.js';
export * from './notice.js';
export * from './risk-assessment.js';
export type * from './sentence.js';
export * from './verification.events.js';

/** Every event of an order's stream: its name and its data. */
export type OrderEvents = IntakeEvents &
  VerificationEvents &
  GoodsCheckEvents &
  FulfillmentEvents &
  AfterSalesEvents;
export type OrderEventType = keyof OrderEvents;

/** One event of an order's history, discriminated by `type`. */
export type OrderEvent<T extends OrderEventType = OrderEventType> = {
  [K in T]: { readonly type: K; readonly data: OrderEvents[K] };
}[T];
