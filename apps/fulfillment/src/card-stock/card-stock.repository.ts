import { Injectable } from '@nestjs/common';
import { Batcher } from '@bujiao/batching';
import { int4s, rowsOf, texts, uuids } from '@bujiao/fast-pg';
import { ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';
import type { VoidReservation } from '../delivery/judge-reservation.decider.js';
import { CLAIM, MARK_DELIVERED, MARK_REVEALED, RELEASE, STALE } from './card-stock.sql.js';

export interface Claim {
  /** What holds the cards: a claim by the same attempt again gets the same cards. */
  readonly attemptId: string;
  readonly orderId: string;
  readonly goodsId: string;
  readonly quantity: number;
}

/** Cards that were reserved a while ago, and not marked as delivered since. */
export interface StaleReservation {
  readonly attemptId: string;
  readonly orderId: string;
  /** When its first card was reserved; opaque. */
  readonly since: string;
}

export interface StaleOptions {
  /** ms */
  readonly olderThan: number;
  /** ms. Without it, all of the stock is looked through. */
  readonly youngerThan?: number;
  /** The last one of the page before. */
  readonly after?: StaleReservation;
}

/** Reservations a page. */
export const STALE_PAGE = 500;

type ClaimedRow = readonly [attemptId: string, cardIds: string];

/** Cards in stock, and who holds them. Calls that come at the same time share a round trip. */
@Injectable()
export class CardStock {
  private readonly claims: Batcher<Claim, readonly string[] | undefined>;
  private readonly releases: Batcher<string, undefined>;

  constructor(@ServicePool('fulfillment') private readonly pool: Pool) {
    this.claims = new Batcher((claims) => this.claimAll(claims), { exclusiveKey: (c) => c.attemptId });
    this.releases = new Batcher((attempts) => this.releaseAll(attempts));
  }

  /**
   * Reserves `quantity` cards for an attempt, all or none: undefined when stock does not suffice. One card never goes to two
   * attempts, whoever asks at the same time. Idempotent by attempt.
   */
  claim(claim: Claim): Promise<readonly string[] | undefined> {
    return this.claims.add(claim);
  }

  /** Gives reserved cards of an attempt back. Delivered ones stay: a secret that left never returns to stock. */
  async release({ attemptId }: VoidReservation): Promise<void> {
    await this.releases.add(attemptId);
  }

  /** Idempotent; moves forward only. */
  async markDelivered(attemptIds: readonly string[]): Promise<void> {
    if (attemptIds.length > 0)
      await rowsOf(this.pool, {
        name: 'card-delivered',
        text: MARK_DELIVERED,
        parameters: [uuids(attemptIds)],
      });
  }

  /** Idempotent; moves forward only. */
  async markRevealed(cardIds: readonly string[]): Promise<void> {
    if (cardIds.length > 0)
      await rowsOf(this.pool, { name: 'card-revealed', text: MARK_REVEALED, parameters: [uuids(cardIds)] });
  }

  /** A page of reservations, the oldest first; the last page is shorter than {@link STALE_PAGE}. */
  async staleReservations({
    olderThan,
    youngerThan,
    after,
  }: StaleOptions): Promise<readonly StaleReservation[]> {
    const place = [after?.since ?? null, after?.attemptId ?? null];
    const parameters = [olderThan, youngerThan ?? null, ...place, STALE_PAGE];
    return (await this.pool.query<StaleReservation>(STALE, parameters)).rows;
  }

  private async claimAll(claims: readonly Claim[]): Promise<(readonly string[] | undefined)[]> {
    const parameters = [
      uuids(claims.map((c) => c.attemptId)),
      texts(claims.map((c) => c.orderId)),
      texts(claims.map((c) => c.goodsId)),
      int4s(claims.map((c) => c.quantity)),
    ];
    const rows = await rowsOf<ClaimedRow>(this.pool, { name: 'card-claim', text: CLAIM, parameters });
    const byAttempt = new Map(rows.map(([attemptId, cardIds]) => [attemptId, cardIds.split(' ')]));
    return claims.map(({ attemptId }) => byAttempt.get(attemptId));
  }

  private async releaseAll(attemptIds: readonly string[]): Promise<undefined[]> {
    await rowsOf(this.pool, { name: 'card-release', text: RELEASE, parameters: [uuids(attemptIds)] });
    return attemptIds.map(() => undefined);
  }
}
