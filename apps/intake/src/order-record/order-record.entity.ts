import type { OrderFacts, OrderTerms } from '@bujiao/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KeptFact } from './record-row.js';

/** What was told about one order. A healthy order is this one row and no stream. */
@Entity({ name: 'order_records' })
export class OrderRecordEntity {
  @PrimaryColumn({ type: 'text', name: 'order_id' })
  orderId: string;

  /** Absent until `shop.order.placed` has come. Personal data in it is sealed. */
  @Column({ type: 'json', nullable: true })
  terms: OrderTerms | null;

  /** Every accepted order event by its key; only ever added to. */
  @Column({ type: 'jsonb', default: {} })
  facts: Record<string, KeptFact>;

  @Column({ type: 'integer', name: 'fact_count', default: 0 })
  factCount: number;

  /** Merged values that the first version kept in columns. */
  @Column({ type: 'json', name: 'legacy_facts', nullable: true })
  legacyFacts: OrderFacts | null;

  /** The order's stream exists, or is about to: what the shop says from now on has to be recorded there too. */
  @Column({ type: 'boolean', name: 'stream_open', default: false })
  streamOpen: boolean;

  @Column({ type: 'text', name: 'buyer_id', nullable: true })
  buyerId: string | null;

  /** As the terms have it now: it can be filled in and corrected. */
  @Column({ type: 'text', name: 'merchant_id', nullable: true })
  merchantId: string | null;
}
