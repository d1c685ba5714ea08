import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { unprocessable, type Problem } from '@bujiao/platform';
import type { DataSource, EntityManager } from 'typeorm';
import { CardBatchEntity } from './card-batch.entity.js';
import { CARD_STATES, type CardState } from './card-secret.entity.js';
import { CardVault, type CardSecret, type SealedCard } from './card-vault.js';

export interface CardBatch {
  readonly batchId: string;
  readonly goodsId: string;
  readonly cards: readonly CardSecret[];
}

export interface ImportAnswer {
  readonly batchId: string;
  readonly added: number;
  /** Cards that were in stock before, or stand in the batch twice. */
  readonly duplicates: number;
}

export const batchIdReused = (): Problem =>
  unprocessable('batch-id-reused', 'A batch with this id and other cards was imported before.');

const INSERT = `
  insert into fulfillment.card_secrets (card_id, goods_id, batch_id, sealed)
  select card_id, $2, $3, sealed from unnest($1::uuid[], $4::bytea[]) as c(card_id, sealed)
  on conflict do nothing returning 1`;

@Injectable()
export class CardImport {
  constructor(
    @InjectDataSource('fulfillment') private readonly database: DataSource,
    private readonly vault: CardVault,
  ) {}

  /** All or nothing. Idempotent by `batchId`; the same id with other cards is refused. */
  async import(batch: CardBatch): Promise<ImportAnswer> {
    const sealed = batch.cards.map((card) => this.vault.seal(batch.goodsId, card));
    const contentHash = createHash('sha256').update(batch.goodsId);
    for (const card of sealed) contentHash.update(card.contentHash);
    return this.database.transaction((manager) =>
      this.importOnce(manager, batch, sealed, contentHash.digest()),
    );
  }

  /** How many cards of the goods there are in each state. */
  async count(goodsId: string): Promise<Record<CardState, number>> {
    const rows = await this.database.query<{ state: CardState; count: string }[]>(
      'select state, count(*) from fulfillment.card_secrets where goods_id = $1 group by state',
      [goodsId],
    );
    const counts = Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
    return Object.fromEntries(CARD_STATES.map((state) => [state, counts[state] ?? 0])) as Record<
      CardState,
      number
    >;
  }

  private async importOnce(
    manager: EntityManager,
    { batchId, goodsId }: CardBatch,
    sealed: readonly SealedCard[],
    contentHash: Buffer,
  ): Promise<ImportAnswer> {
    const batches = manager.getRepository(CardBatchEntity);
    await manager.query('select pg_advisory_xact_lock(hashtext($1))', [`card batch ${batchId}`]);
    const known = await batches.findOneBy({ batchId });
    if (known) return answerAgain(known, contentHash);
    const rows = await manager.query<unknown[]>(INSERT, [
      sealed.map((c) => c.cardId),
      goodsId,
      batchId,
      sealed.map((c) => c.sealed),
    ]);
    const added = rows.length;
    const duplicates = sealed.length - added;
    await batches.insert({ batchId, goodsId, contentHash, added, duplicates });
    return { batchId, added, duplicates };
  }
}

function answerAgain(
  { batchId, contentHash, added, duplicates }: CardBatchEntity,
  now: Buffer,
): ImportAnswer {
  if (contentHash.equals(now)) return { batchId, added, duplicates };
  throw batchIdReused();
}
