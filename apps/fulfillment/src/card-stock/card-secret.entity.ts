import { Column, Entity, PrimaryColumn } from 'typeorm';

export const CARD_STATES = ['AVAILABLE', 'RESERVED', 'DELIVERED', 'REVEALED', 'VOID'] as const;
export type CardState = (typeof CARD_STATES)[number];

/**
 * One card in stock. Its id derives from goods and number, so the same card is never stocked twice; its secret is sealed with the
 * id, so a row's ciphertext opens in that row only.
 */
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

  /** `YYYY-MM-DD`, the last day on which it is issued; null for a card that does not expire. */
  @Column({ type: 'date', name: 'expires_on', nullable: true })
  expiresOn: string | null;

  /** Keyed, of number and password: finds the same card under other goods. Null for cards stocked before it was kept. */
  @Column({ type: 'bytea', name: 'secret_hash', nullable: true })
  secretHash: Buffer | null;
}
