import type { CancellationCause, OrderFact, OrderTerms, ProvenPayment } from '@bujiao/contracts';
import { standingAnomaly, toldAnomalies, type Anomaly } from './anomalies.js';
import { shopDeliveries, type ShopDeliveries } from './deliveries.js';
import { countFacts, factsOfType, type CountedFacts } from './order-record.js';
import { paymentsOf, type Payments } from './payments.js';
import { shopSupplierOrders, type ShopSupplierOrder } from './supplier-orders.js';
import { termsNow } from './terms.js';

export interface Cancellation {
  readonly at: string;
  readonly cause: CancellationCause;
}

/** The shop's acknowledgement that it has stopped work on the order. */
export interface Held {
  readonly resubmissionId: string;
  readonly at: string;
}

/** The state of the original order: a pure function of its record and of what the gateway proved. */
export interface OriginalOrder extends CountedFacts {
  /** The terms as they are now, corrections included. */
  readonly terms: OrderTerms;
  /** With what the gateway proved. */
  readonly payments: Payments;
  /** As the shop told them, without the gateway's answers. */
  readonly toldPayments: Payments;
  readonly deliveries: ShopDeliveries;
  readonly supplierOrders: readonly ShopSupplierOrder[];
  /** Oldest first. */
  readonly cancellations: readonly Cancellation[];
  readonly held: readonly Held[];
  /** Everything that went wrong, oldest first. */
  readonly anomalies: readonly Anomaly[];
  /** The newest of them that still stands. */
  readonly anomaly?: Anomaly;
}

const NO_PROOFS: ReadonlyMap<string, ProvenPayment> = new Map();

/** Two publishers' clocks are not compared more finely than this, ms. A `time` further ahead than this is rejected. */
export const CLOCK_SKEW = 5 * 60_000;

/** The order with what the gateway proved: that concerns its payments alone. */
export const withProofs = (
  order: OriginalOrder,
  proofs: ReadonlyMap<string, ProvenPayment>,
): OriginalOrder =>
  proofs.size === 0 ? order : { ...order, payments: paymentsOf(order.terms, order.counted, proofs) };

/** Computes the order as the shop told it, without the gateway's answers. The same for every order of arrival of the same facts. */
export function toldOrder(placed: OrderTerms, told: readonly OrderFact[]): OriginalOrder {
  const facts = countFacts(told);
  const { counted } = facts;
  const terms = termsNow(placed, counted);
  const deliveries = shopDeliveries(counted, terms.quantity);
  const toldPayments = paymentsOf(terms, counted, NO_PROOFS);
  const input = { terms, counted, payments: toldPayments, clockSkew: CLOCK_SKEW };
  const anomalies = toldAnomalies(input);
  const anomaly = standingAnomaly(anomalies, input);
  return {
    ...facts,
    terms,
    payments: toldPayments,
    toldPayments,
    deliveries,
    supplierOrders: shopSupplierOrders(counted, deliveries.bySupplierOrder),
    cancellations: factsOfType(counted, 'shop.order.cancelled').map(({ time, data }) => ({
      at: time,
      cause: data.cause ?? 'other',
    })),
    held: factsOfType(counted, 'shop.order.held').map(({ time, data }) => ({
      resubmissionId: data.resubmissionId,
      at: time,
    })),
    anomalies,
    ...(anomaly && { anomaly }),
  };
}
