import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { uuidOf } from '@bujiao/event-store';
import { Config, SecretBox, ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';

/** 卡密. Exists in memory while it is imported or shown, and nowhere else in the clear. */
export interface CardSecret {
  readonly cardNo: string;
  readonly cardPassword: string;
  readonly expiry?: string;
}

export interface SealedCard {
  /** Of goods and number: the same card, whatever its password is said to be. */
  readonly cardId: string;
  readonly sealed: Buffer;
  /** Of all that was given. */
  readonly contentHash: Buffer;
  /** Of number and password, whatever the goods. */
  readonly secretHash: Buffer;
  /** `YYYY-MM-DD`, the last day on which it may be issued. */
  readonly expiresOn?: string;
}

/** Seals and opens card secrets. */
@Injectable()
export class CardVault {
  private readonly box: SecretBox;

  constructor(
    private readonly config: Config,
    @ServicePool('fulfillment') private readonly pool: Pool,
  ) {
    this.box = SecretBox.forPurpose(config.dataKey, 'card-secrets');
  }

  seal(goodsId: string, card: CardSecret & { readonly expiresOn?: string }): SealedCard {
    const cardHash = this.keyedHash(`card\n${goodsId}\n${card.cardNo}`);
    const cardId = uuidOf(`card\n${cardHash.toString('hex')}`);
    const { cardNo, cardPassword, expiry, expiresOn } = card;
    const content = JSON.stringify({ cardNo, cardPassword, expiry });
    return {
      cardId,
      contentHash: this.keyedHash(`content\n${content}`),
      secretHash: this.keyedHash(`secret\n${cardNo}\n${cardPassword}`),
      sealed: this.box.encrypt(content, cardId),
      ...(expiresOn !== undefined && { expiresOn }),
    };
  }

  /** For comparing with what is imported; never leaves the process. */
  passwordSealedIn(cardId: string, sealed: Buffer): string {
    return (JSON.parse(this.box.decryptText(sealed, cardId)) as CardSecret).cardPassword;
  }

  /** Keyed: what is short enough to be guessed would be given away by its plain hash. */
  private keyedHash(text: string): Buffer {
    return createHmac('sha256', this.config.dataKey).update(text).digest();
  }

  /** The secrets of cards that left stock, in the order of `cardIds`; undefined unless all of them did. */
  async open(cardIds: readonly string[]): Promise<readonly CardSecret[] | undefined> {
    const { rows } = await this.pool.query<{ card_id: string; sealed: Buffer }>(
      `select card_id, sealed from card_secrets where card_id = any($1::uuid[]) and state in ('RESERVED', 'DELIVERED', 'REVEALED')`,
      [cardIds],
    );
    const byId = new Map(rows.map(({ card_id, sealed }) => [card_id, sealed]));
    if (cardIds.some((cardId) => !byId.has(cardId))) return undefined;
    return cardIds.map(
      (cardId) => JSON.parse(this.box.decryptText(byId.get(cardId) as Buffer, cardId)) as CardSecret,
    );
  }
}
