import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** An order event that could not be taken, kept where people can see it. */
@Entity({ name: 'rejected_order_events' })
@Index(['rejectedAt'])
export class RejectedOrderEventEntity {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id: string;

  /** The id the publisher gave it, as far as it could be read. */
  @Column({ type: 'text', name: 'event_id', nullable: true })
  eventId: string | null;

  @Column({ type: 'text', nullable: true })
  source: string | null;

  /** Who published it: the token's subject, or the topic. */
  @Column({ type: 'text', nullable: true })
  publisher: string | null;

  /** The order that it was about, as far as its subject could be read. */
  @Column({ type: 'text', name: 'order_id', nullable: true })
  orderId: string | null;

  @Column({ type: 'text', nullable: true })
  type: string | null;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  detail: string;

  /** JSON pointer to what is wrong; absent where it is the whole event. */
  @Column({ type: 'text', nullable: true })
  pointer: string | null;

  /** The likely meaning of what was sent. */
  @Column({ type: 'text', name: 'did_you_mean', nullable: true })
  didYouMean: string | null;

  /** The event as it came, as JSON of a `Sealed`, under its buyer's key: it may hold personal data. */
  @Column({ type: 'bytea', name: 'sealed_event' })
  sealedEvent: Buffer;

  @CreateDateColumn({ type: 'timestamptz', name: 'rejected_at' })
  rejectedAt: Date;
}
