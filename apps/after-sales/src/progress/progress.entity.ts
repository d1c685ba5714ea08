import type { Sentence } from '@bujiao/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProgressOutcome, Stage } from './stages.js';

/** Where a resubmission stands, for people to see. A projection of the events: it can be thrown away and built again. */
@Entity({ name: 'resubmission_progress' })
export class ProgressEntity {
  @PrimaryColumn({ type: 'uuid', name: 'resubmission_id' })
  resubmissionId: string;

  @Column({ type: 'text', name: 'order_id' })
  orderId: string;

  /** Revision of the last event that is in it; older events change nothing. */
  @Column({ type: 'integer' })
  revision: number;

  @Column({ type: 'text' })
  stage: Stage;

  @Column({ type: 'text', nullable: true })
  outcome: ProgressOutcome | null;

  @Column({ type: 'json', nullable: true })
  sentence: Sentence | null;

  @Column({ type: 'timestamptz', name: 'requested_at', nullable: true })
  requestedAt: Date | null;

  @Column({ type: 'timestamptz', name: 'delivered_at', nullable: true })
  deliveredAt: Date | null;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt: Date;

  /** Why it was asked for; absent in rows of before. */
  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'timestamptz', name: 'verified_at', nullable: true })
  verifiedAt: Date | null;

  /** When a person was asked first, and when that person decided. */
  @Column({ type: 'timestamptz', name: 'handed_over_at', nullable: true })
  handedOverAt: Date | null;

  @Column({ type: 'timestamptz', name: 'resolved_at', nullable: true })
  resolvedAt: Date | null;
}
