import { Injectable } from '@nestjs/common';
import type { GoodsKind, Language, NoticeChannel, NoticeWish } from '@bujiao/contracts';
import { KeyDestroyed, KeyRing, ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';

/** Which specification of a kind of goods the buyer usually takes (商品偏好). */
export interface GoodsPreference {
  readonly goodsKind: GoodsKind;
  readonly specification: string;
}

export interface Preferences {
  /** Of notices; absent: the shop's. */
  readonly language?: Language;
  /** By which notices should come; absent: the shop's choice. */
  readonly channel?: NoticeChannel;
  readonly goods: readonly GoodsPreference[];
  /** Accounts of confirmed deliveries are saved. */
  readonly learnRecipients: boolean;
}

const NONE: Preferences = { goods: [], learnRecipients: true };

/** What a buyer prefers, sealed with the buyer's key: a typed specification may name a person. */
@Injectable()
export class BuyerPreferences {
  constructor(
    @ServicePool('intake') private readonly pool: Pool,
    private readonly keyRing: KeyRing,
  ) {}

  async view(buyerId: string): Promise<Preferences> {
    const { rows } = await this.pool.query<{ preferences: string | null }>({
      name: 'intake-preferences',
      text: 'select preferences from intake.buyer_profiles where buyer_id = $1',
      values: [buyerId],
    });
    return this.opened(buyerId, rows[0]?.preferences);
  }

  /** How the buyer prefers to be told; undefined where all of it is the shop's choice. */
  async wishOf(buyerId: string): Promise<NoticeWish | undefined> {
    return noticeWishOf(await this.view(buyerId));
  }

  /** The same of preferences that were read together with something else; nothing is read for a buyer who saved none. */
  async wishIn(buyerId: string, sealed: string | undefined): Promise<NoticeWish | undefined> {
    return sealed === undefined ? undefined : noticeWishOf(await this.opened(buyerId, sealed));
  }

  private async opened(buyerId: string, sealed: string | null | undefined): Promise<Preferences> {
    if (!sealed) return NONE;
    try {
      return { ...NONE, ...(await this.keyRing.open<Preferences>({ keyOf: buyerId, sealed })) };
    } catch (error) {
      // The person was forgotten, and what they preferred with them.
      if (error instanceof KeyDestroyed) return NONE;
      throw error;
    }
  }

  /** Replaces all of them. Idempotent. */
  async save(buyerId: string, preferences: Preferences): Promise<Preferences> {
    const { sealed } = await this.keyRing.seal(buyerId, preferences);
    await this.pool.query(
      `insert into intake.buyer_profiles (buyer_id, preferences) values ($1, $2)
       on conflict (buyer_id) do update set preferences = excluded.preferences`,
      [buyerId, sealed],
    );
    return preferences;
  }
}

export function noticeWishOf({ language, channel }: Preferences): NoticeWish | undefined {
  if (!language && !channel) return undefined;
  return { ...(language && { languages: [language] }), ...(channel && { channel }) };
}
