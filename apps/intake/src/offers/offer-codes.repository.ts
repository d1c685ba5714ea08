import { Injectable } from '@nestjs/common';
import { ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';

/** What a code opens. */
export interface OfferCodeOf {
  readonly orderId: string;
  readonly offerId: string;
  readonly buyerId: string;
}

/** `taken`: by this very call, and by no other. */
export type CodeTaken =
  | { readonly result: 'taken'; readonly of: OfferCodeOf }
  | { readonly result: 'used' | 'expired' | 'unknown' };

interface Row {
  readonly order_id: string;
  readonly offer_id: string;
  readonly buyer_id: string;
}

/** Codes of links, as hashes: the database does not hold what would open an order. */
@Injectable()
export class OfferCodes {
  constructor(@ServicePool('intake') private readonly pool: Pool) {}

  async add(hash: Buffer, { orderId, offerId, buyerId }: OfferCodeOf, expiresAt: string): Promise<void> {
    await this.pool.query(
      `insert into intake.offer_codes (code_hash, order_id, offer_id, buyer_id, expires_at)
       values ($1, $2, $3, $4, $5)`,
      [hash, orderId, offerId, buyerId, expiresAt],
    );
  }

  /** One statement marks the code: of several calls at once, one alone takes it. */
  async take(hash: Buffer): Promise<CodeTaken> {
    const { rows } = await this.pool.query<Row>(
      `update intake.offer_codes set used_at = now()
       where code_hash = $1 and used_at is null and expires_at > now() returning order_id, offer_id, buyer_id`,
      [hash],
    );
    const [row] = rows;
    if (row)
      return { result: 'taken', of: { orderId: row.order_id, offerId: row.offer_id, buyerId: row.buyer_id } };
    return { result: await this.whyNot(hash) };
  }

  private async whyNot(hash: Buffer): Promise<'used' | 'expired' | 'unknown'> {
    const { rows } = await this.pool.query<{ used: boolean }>(
      `select used_at is not null as used from intake.offer_codes where code_hash = $1`,
      [hash],
    );
    const [row] = rows;
    if (!row) return 'unknown';
    return row.used ? 'used' : 'expired';
  }
}
