import type { OrderFacts, OrderTerms, PendingSupplierOrder } from '@bujiao/contracts';

export interface SnapshotRow {
  readonly order_id: string;
  readonly terms: OrderTerms | null;
  readonly paid_at: Date | null;
  readonly payment_timed_out_at: Date | null;
  readonly delivery_failed_at: Date | null;
  readonly delivery_failure_code: string | null;
  readonly delayed_at: Date | null;
  readonly pending_supplier_order: PendingSupplierOrder | null;
  readonly delivered_at: Date | null;
  readonly delivered_quantity: number | null;
  readonly cancelled_at: Date | null;
  readonly stream_open: boolean;
  /** Whether this very statement marked the row; only told by the one that marks. */
  readonly marked?: boolean;
}

/** The facts of a row, without those that are not known. */
export function factsOfRow(row: SnapshotRow): OrderFacts {
  const facts: { [K in keyof OrderFacts]: OrderFacts[K] | null | undefined } = {
    paidAt: row.paid_at?.toISOString(),
    paymentTimedOutAt: row.payment_timed_out_at?.toISOString(),
    deliveryFailedAt: row.delivery_failed_at?.toISOString(),
    deliveryFailureCode: row.delivery_failure_code,
    delayedAt: row.delayed_at?.toISOString(),
    pendingSupplierOrder: row.pending_supplier_order,
    deliveredAt: row.delivered_at?.toISOString(),
    deliveredQuantity: row.delivered_quantity,
    cancelledAt: row.cancelled_at?.toISOString(),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined));
}
