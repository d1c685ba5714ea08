import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { Findings } from './import-findings.js';

/** A batch of cards (批次) that was imported, and what came of it: importing it again answers the same. */
@Entity({ name: 'card_batches' })
export class CardBatchEntity {
  @PrimaryColumn({ type: 'text', name: 'batch_id' })
  batchId: string;

  @Column({ type: 'text', name: 'goods_id' })
  goodsId: string;

  @Column({ type: 'bytea', name: 'content_hash' })
  contentHash: Buffer;

  @Column({ type: 'integer' })
  added: number;

  @Column({ type: 'integer' })
  duplicates: number;

  /** Null for batches of before there were any. */
  @Column({ type: 'json', nullable: true })
  findings: Findings | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'imported_at' })
  importedAt: Date;
}
