import type { OrderFacts, OrderFeedEventType } from '@bujiao/contracts';

/** An order event as the shop publishes it, and what it says. */
export interface ShopEvent {
  readonly type: OrderFeedEventType;
  readonly data: object;
  readonly facts: OrderFacts;
  readonly time: string;
}
