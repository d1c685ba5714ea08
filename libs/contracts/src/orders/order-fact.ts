import type { OrderCorrection, OrderFeedEvents, OrderFeedEventType } from './order-feed.js';
import type { OrderTerms, Sealed } from './order.js';

/** What a `shop.order.placed` adds to the terms that are known: nothing for the first one, later ones fill in. */
export type PlacedFact = Partial<Pick<OrderTerms, 'merchantId' | 'paymentId' | 'rechargeTarget'>> & {
  /**
   * Names of the terms that differ from the first placing. Such a placing was rejected; it is kept as a fact because nothing
   * else that its source says about this order may count either.
   */
  readonly disputes?: readonly string[];
};

/** The data of an accepted order event as it is kept: personal data sealed, the terms of `placed` kept apart. */
export type OrderFactData = {
  readonly [T in OrderFeedEventType]: T extends 'shop.order.placed'
    ? PlacedFact
    : T extends 'shop.order.corrected'
      ? OrderCorrection<Sealed>
      : OrderFeedEvents[T];
};

/**
 * One accepted order event, kept as it was told. An order's record is the set of its facts by `source` and `id`: it only
 * grows, and neither the order of arrival nor repetition changes it.
 */
export type OrderFact<T extends OrderFeedEventType = OrderFeedEventType> = {
  [K in T]: {
    readonly source: string;
    readonly id: string;
    readonly type: K;
    /** When it happened, as the publisher claims. ISO 8601, UTC, milliseconds. */
    readonly time: string;
    /** When intake accepted it. ISO 8601, UTC, milliseconds. */
    readonly receivedAt: string;
    /** Who published it: the token's subject. */
    readonly publisher: string;
    readonly data: OrderFactData[K];
  };
}[T];

/** The source of facts that streams and rows of the first version held as merged values. */
export const LEGACY_SOURCE = 'bujiao:legacy';
