import type { OrderFeedEventType } from '@bujiao/contracts';

/** An order event as the shop publishes it. */
export interface ShopEvent {
  readonly type: OrderFeedEventType;
  readonly data: object;
  readonly time: string;
}
