import { isoTime, type Column } from '@bujiao/batching/postgres';
import type { OrderFacts, OrderTerms, PendingSupplierOrder } from '@bujiao/contracts';

export interface OrderSnapshot {
  readonly orderId: string;
  /** Absent while the order's placing has not been told. */
  readonly terms?: OrderTerms;
  readonly facts: OrderFacts;
  /** The order's stream may exist. */
  readonly streamOpen: boolean;
}

/** The columns of a {@link SnapshotRow}, in its order. */
export const SNAPSHOT_COLUMNS = `order_id, terms, paid_at, payment_timed_out_at, delivery_failed_at, delivery_failure_code, delayed_at,
  pending_supplier_order, delivered_at, delivered_quantity, cancelled_at, stream_open`;

/** As text, in the order of {@link SNAPSHOT_COLUMNS}; then what a statement tells beside. */
export type SnapshotRow = readonly [
  orderId: string,
  terms: Column,
  paidAt: Column,
  paymentTimedOutAt: Column,
  deliveryFailedAt: Column,
  deliveryFailureCode: Column,
  delayedAt: Column,
  pendingSupplierOrder: Column,
  deliveredAt: Column,
  deliveredQuantity: Column,
  cancelledAt: Column,
  streamOpen: 't' | 'f',
  ...beside: Column[],
];

export function snapshotOf(row: SnapshotRow): OrderSnapshot {
  const [orderId, terms, , , , , , , , , , streamOpen] = row;
  return {
    orderId,
    facts: factsOf(row),
    streamOpen: streamOpen === 't',
    ...(terms !== null && { terms: JSON.parse(terms) as OrderTerms }),
  };
}

/** Without those that are not known. */
function factsOf(row: SnapshotRow): OrderFacts {
  const [, , paid, timedOut, , , , , , , cancelled] = row;
  return {
    ...(paid !== null && { paidAt: isoTime(paid) }),
    ...(timedOut !== null && { paymentTimedOutAt: isoTime(timedOut) }),
    ...failureOf(row),
    ...deliveryOf(row),
    ...(cancelled !== null && { cancelledAt: isoTime(cancelled) }),
  };
}

function failureOf([, , , , failed, code, delayed, pending]: SnapshotRow): OrderFacts {
  return {
    ...(failed !== null && { deliveryFailedAt: isoTime(failed) }),
    ...(code !== null && { deliveryFailureCode: code }),
    ...(delayed !== null && { delayedAt: isoTime(delayed) }),
    ...(pending !== null && { pendingSupplierOrder: JSON.parse(pending) as PendingSupplierOrder }),
  };
}

function deliveryOf([, , , , , , , , delivered, quantity]: SnapshotRow): OrderFacts {
  return {
    ...(delivered !== null && { deliveredAt: isoTime(delivered) }),
    ...(quantity !== null && { deliveredQuantity: Number(quantity) }),
  };
}
