import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A resubmission that waits for a person, or did. A projection. */
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

  /** False once somebody or something has settled it: the row stays for a while, so that no late repetition asks for it again. */
  @Column({ type: 'boolean' })
  waiting: boolean;

  /** Of the last event that the row has seen; an older one changes nothing. */
  @Column({ type: 'integer' })
  revision: number;
}
