import type { EventMetadata, OrderEvent, OrderEvents, OrderEventType } from '@bujiao/contracts';
import { conflictEvolvers } from './conflict/evolve.js';
import { deliveryEvolvers } from './delivery/evolve.js';
import { manualWorkEvolvers } from './manual-work/evolve.js';
import type { OrderHistory } from './order-history.js';
import { orderEvolvers } from './order/evolve.js';
import { paymentProofEvolvers } from './payment-proof/evolve.js';
import { receiptEvolvers } from './receipt/evolve.js';
import { resubmissionEvolvers } from './resubmission/evolve.js';
import { upcast } from './upcast.js';

export type Evolver<T extends OrderEventType> = (
  history: OrderHistory,
  data: OrderEvents[T],
  metadata: EventMetadata,
) => OrderHistory;

/** How the events of one facet change the history. */
export type FacetEvolvers<T extends OrderEventType> = { readonly [K in T]: Evolver<K> };

/** Every facet's evolvers; an event that no facet folds does not compile. */
const evolvers: FacetEvolvers<OrderEventType> = {
  ...orderEvolvers,
  ...paymentProofEvolvers,
  ...resubmissionEvolvers,
  ...deliveryEvolvers,
  ...manualWorkEvolvers,
  ...receiptEvolvers,
  ...conflictEvolvers,
};

/** An event as it comes out of a store: typed by name only. */
export interface HistoryEvent {
  readonly type: string;
  readonly data: object;
  readonly metadata: EventMetadata;
}

/** The history after one more event. Pure; never changes what it was given. An event it does not know changes nothing. */
export function evolve(history: OrderHistory, event: HistoryEvent): OrderHistory {
  const evolver = evolvers[event.type as OrderEventType] as Evolver<OrderEventType> | undefined;
  if (!evolver) return history;
  const { data, metadata } = upcast(event);
  return evolver(history, data as OrderEvent['data'], metadata);
}
