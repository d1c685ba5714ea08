import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A resubmission that waits for a person. A projection: the row goes when the person has decided. */
@Entity({ name: 'manual_work' })
export class ManualWorkEntity {
  @PrimaryColumn({ type: 'uuid', name: 'resubmission_id' })
  resubmissionId: string;

  @Column({ type: 'text', name: 'order_id' })
  orderId: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'timestamptz', name: 'since' })
  since: Date;
}
