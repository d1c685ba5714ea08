import { Column, Entity, PrimaryColumn } from 'typeorm';

export const CARD_STATES = ['AVAILABLE', 'RESERVED', 'DELIVERED', 'REVEALED', 'VOID'] as const;
export type CardState = (typeof CARD_STATES)[number];

/** One card in stock. Its secret is sealed with the card's id, so a row's ciphertext opens in that row only. */
@Entity({ name: 'card_secrets' })
export class CardSecretEntity {
  @PrimaryColumn({ type: 'uuid', name: 'card_id' })
  cardId: string;

  @Column({ type: 'text', name: 'goods_id' })
  goodsId: string;

  @Column({ type: 'text', name: 'batch_id' })
  batchId: string;

  @Column({ type: 'text' })
  state: CardState;

  /** The attempt that holds it, from `RESERVED` on. A card that was ever delivered never leaves its attempt. */
  @Column({ type: 'uuid', name: 'attempt_id', nullable: true })
  attemptId: string | null;

  @Column({ type: 'bytea' })
  sealed: Buffer;

  /** Keyed hash of the card's number: the same card is never stocked twice. */
  @Column({ type: 'bytea', name: 'card_hash' })
  cardHash: Buffer;
}
