import { Injectable } from '@nestjs/common';
import { ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';

export interface OfferRow {
  readonly offerId: string;
  readonly orderId: string;
  readonly buyerId: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** Which orders of a buyer may have an offer: an index beside the streams, which alone say whether one stands. */
@Injectable()
export class OfferRows {
  constructor(@ServicePool('intake') private readonly pool: Pool) {}

  /** Idempotent. A look that recorded no offer left a row with an earlier end: it ends with the offer that is recorded. */
  async add({ offerId, orderId, buyerId, expiresAt }: OfferRow): Promise<void> {
    await this.pool.query(
      `insert into intake.offers as known (offer_id, order_id, buyer_id, expires_at) values ($1, $2, $3, $4)
       on conflict (offer_id) do update set expires_at = excluded.expires_at, ended_at = null
       where known.expires_at < excluded.expires_at`,
      [offerId, orderId, buyerId, expiresAt],
    );
  }

  /** Orders of the buyer with an offer that has not expired, the newest first. */
  async ordersOf(buyerId: string, most: number): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ order_id: string }>(
      `select order_id from intake.offers where buyer_id = $1 and expires_at > now()
       order by expires_at desc limit $2`,
      [buyerId, most],
    );
    return [...new Set(rows.map(({ order_id }) => order_id))];
  }

  /** Offers whose time is over and whose end is not recorded, the oldest first. */
  async expired(most: number): Promise<readonly Pick<OfferRow, 'offerId' | 'orderId'>[]> {
    const { rows } = await this.pool.query<Pick<OfferRow, 'offerId' | 'orderId'>>(
      `select offer_id as "offerId", order_id as "orderId" from intake.offers
       where expires_at <= now() and ended_at is null order by expires_at limit $1`,
      [most],
    );
    return rows;
  }

  /** The history says how the offer ended: it is not looked at again. */
  async ended(offerId: string): Promise<void> {
    await this.pool.query('update intake.offers set ended_at = now() where offer_id = $1', [offerId]);
  }

  /** Rows and codes that nobody can use any more. */
  async forgetExpired(): Promise<void> {
    await this.pool.query(`delete from intake.offers where expires_at < now() - interval '7 days'`);
    await this.pool.query(`delete from intake.offer_codes where expires_at < now() - interval '7 days'`);
  }
}
