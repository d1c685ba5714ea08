import type { OrderTerms, PendingSupplierOrder } from '@bujiao/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the shop has told about one order: its terms, and the facts, each in a column so that merging is one upsert. */
@Entity({ name: 'order_snapshots' })
export class OrderSnapshotEntity {
  @PrimaryColumn({ type: 'text', name: 'order_id' })
  orderId: string;

  /** Absent until `shop.order.placed` has come. Personal data in it is sealed. */
  @Column({ type: 'json', nullable: true })
  terms: OrderTerms | null;

  @Column({ type: 'timestamptz', name: 'paid_at', nullable: true })
  paidAt: Date | null;

  @Column({ type: 'timestamptz', name: 'payment_timed_out_at', nullable: true })
  paymentTimedOutAt: Date | null;

  @Column({ type: 'timestamptz', name: 'delivery_failed_at', nullable: true })
  deliveryFailedAt: Date | null;

  @Column({ type: 'text', name: 'delivery_failure_code', nullable: true })
  deliveryFailureCode: string | null;

  @Column({ type: 'timestamptz', name: 'delayed_at', nullable: true })
  delayedAt: Date | null;

  @Column({ type: 'json', name: 'pending_supplier_order', nullable: true })
  pendingSupplierOrder: PendingSupplierOrder | null;

  @Column({ type: 'timestamptz', name: 'delivered_at', nullable: true })
  deliveredAt: Date | null;

  @Column({ type: 'integer', name: 'delivered_quantity', nullable: true })
  deliveredQuantity: number | null;

  @Column({ type: 'timestamptz', name: 'cancelled_at', nullable: true })
  cancelledAt: Date | null;

  /** The order's stream exists, or is about to: what the shop says from now on has to be recorded there too. */
  @Column({ type: 'boolean', name: 'stream_open', default: false })
  streamOpen: boolean;

  @Column({ type: 'text', name: 'buyer_id', nullable: true, insert: false, update: false })
  buyerId: string | null;

  @Column({ type: 'text', name: 'merchant_id', nullable: true, insert: false, update: false })
  merchantId: string | null;
}
