import type { ConflictCode, ConflictValues } from '@bujiao/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A contradiction that waits for a person. Follows the order's history; the revision keeps older news from overwriting newer. */
@Entity({ name: 'order_conflicts' })
export class OrderConflictEntity {
  @PrimaryColumn({ type: 'text', name: 'order_id' })
  orderId: string;

  @PrimaryColumn({ type: 'text' })
  code: ConflictCode;

  @Column({ type: 'json' })
  known: ConflictValues;

  @Column({ type: 'timestamptz', name: 'found_at' })
  foundAt: Date;

  /** Absent while it is open. */
  @Column({ type: 'timestamptz', name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column({ type: 'integer' })
  revision: number;
}
