import type { EventMetadata, OrderEvents, OrderEventType } from '@bujiao/contracts';
import type { OrderHistory } from './order-history.js';

/** The history after one more event of type `T`. Pure; never changes what it was given. */
export type Evolver<T extends OrderEventType> = (
  history: OrderHistory,
  data: OrderEvents[T],
  metadata: EventMetadata,
) => OrderHistory;

/** How the events of one facet change the history. */
export type FacetEvolvers<T extends OrderEventType> = { readonly [K in T]: Evolver<K> };

/** An event as it comes out of a store: typed by name only. */
export interface HistoryEvent {
  readonly type: string;
  readonly data: object;
  readonly metadata: EventMetadata;
}
