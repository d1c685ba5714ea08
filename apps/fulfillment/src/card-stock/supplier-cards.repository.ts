import { Injectable } from '@nestjs/common';
import { ServicePool } from '@bujiao/platform';
import type { Pool, PoolClient } from 'pg';
import type { SupplierCard } from '../suppliers/supplier.port.js';
import { CardVault } from './card-vault.js';
import { KEEP_SUPPLIER_CARDS, SUPPLIER_BATCH } from './card-stock.sql.js';

export interface DeliveredCards {
  readonly attemptId: string;
  /** The number under which the supplier delivered them. */
  readonly requestNo: string;
  readonly orderId: string;
  readonly goodsId: string;
  /** One for each unit. */
  readonly cards: readonly SupplierCard[];
}

/** Cards that a supplier delivered for an attempt. They are sealed as those in stock are, and never get into stock. */
@Injectable()
export class SupplierCards {
  constructor(
    @ServicePool('fulfillment') private readonly pool: Pool,
    private readonly vault: CardVault,
  ) {}

  /**
   * Keeps the cards for their attempt, all or none. Idempotent: the same cards again are answered with the same ids.
   *
   * @returns their ids, in the order of `cards`; undefined where one of them belongs to somebody else already, or comes twice
   */
  async keep(delivered: DeliveredCards): Promise<readonly string[] | undefined> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const kept = await this.keepWith(client, delivered);
      await client.query(kept ? 'commit' : 'rollback');
      client.release();
      return kept;
    } catch (error) {
      // The transaction may still be open: the connection is not used again.
      client.release(true);
      throw error;
    }
  }

  private async keepWith(
    client: PoolClient,
    { attemptId, requestNo, orderId, goodsId, cards }: DeliveredCards,
  ): Promise<readonly string[] | undefined> {
    const sealed = cards.map((card) => this.vault.seal(goodsId, card));
    const cardIds = sealed.map(({ cardId }) => cardId);
    const { rows } = await client.query<{ units: number }>(KEEP_SUPPLIER_CARDS, [
      cardIds,
      sealed.map((card) => card.sealed),
      attemptId,
      orderId,
      goodsId,
      `${SUPPLIER_BATCH}${requestNo}`,
    ]);
    return rows[0]?.units === cards.length ? cardIds : undefined;
  }
}
