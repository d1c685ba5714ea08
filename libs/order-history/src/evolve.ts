import type { OrderEvent, OrderEventType } from '@bujiao/contracts';
import { conflictEvolvers } from './conflict/evolve.js';
import { deliveryEvolvers } from './delivery/evolve.js';
import { manualWorkEvolvers } from './manual-work/evolve.js';
import { goodsCheckEvolvers } from './goods-checks/evolve.js';
import type { Evolver, FacetEvolvers, HistoryEvent } from './evolver.js';
import { noticeEvolvers } from './notice/evolve.js';
import { offerEvolvers } from './offer/evolve.js';
import type { OrderHistory } from './order-history.js';
import { parkedEventEvolvers } from './parked-event/evolve.js';
import { orderEvolvers } from './order/evolve.js';
import { paymentProofEvolvers } from './payment-proof/evolve.js';
import { receiptEvolvers } from './receipt/evolve.js';
import { resubmissionEvolvers } from './resubmission/evolve.js';
import { reviewEvolvers } from './review/evolve.js';
import { upcast } from './upcast.js';

/** Every facet's evolvers; an event that no facet folds does not compile. */
const evolvers: FacetEvolvers<OrderEventType> = {
  ...orderEvolvers,
  ...paymentProofEvolvers,
  ...resubmissionEvolvers,
  ...reviewEvolvers,
  ...goodsCheckEvolvers,
  ...deliveryEvolvers,
  ...manualWorkEvolvers,
  ...receiptEvolvers,
  ...conflictEvolvers,
  ...parkedEventEvolvers,
  ...offerEvolvers,
  ...noticeEvolvers,
};

/** The history after one more event. Pure; never changes what it was given. An event it does not know changes nothing. */
export function evolve(history: OrderHistory, event: HistoryEvent): OrderHistory {
  const evolver = evolvers[event.type as OrderEventType] as Evolver<OrderEventType> | undefined;
  if (!evolver) return history;
  const { data, metadata } = upcast(event);
  return evolver(history, data as OrderEvent['data'], metadata);
}
