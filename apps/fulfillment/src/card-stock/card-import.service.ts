import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { unprocessable, type Problem } from '@bujiao/platform';
import type { DataSource, EntityManager } from 'typeorm';
import { CardBatchEntity } from './card-batch.entity.js';
import { CARD_STATES, type CardState } from './card-secret.entity.js';
import { checkCards, expiredLines, stockDay, type CheckedCard, type RefusedLine } from './card-texts.js';
import { CardVault, type CardSecret, type SealedCard } from './card-vault.js';
import { findingsOf, NOTHING_FOUND, type Findings } from './import-findings.js';

export interface CardBatch {
  readonly batchId: string;
  readonly goodsId: string;
  readonly cards: readonly CardSecret[];
  /** Replaces the password of cards that are in stock with another one, as long as they never left it. @default false */
  readonly correctPasswords?: boolean;
}

export interface ImportAnswer extends Findings {
  readonly batchId: string;
  readonly added: number;
  /** Cards that were in stock before, or stand in the batch twice; numbers are compared as they are stocked. */
  readonly duplicates: number;
}

/** Cards in each state. `AVAILABLE` ones can be issued; those past their expiry are counted as `EXPIRED` instead. */
export type CardCounts = Record<CardState | 'EXPIRED', number>;

/** Lines that a refusal lists; it tells how many there are in all. */
const MOST_LINES = 200;

export const batchIdReused = (): Problem =>
  unprocessable('batch-id-reused', 'A batch with this id and other cards was imported before.');

const INSERT = `
  insert into fulfillment.card_secrets (card_id, goods_id, batch_id, sealed, secret_hash, expires_on)
  select card_id, $2, $3, sealed, secret_hash, expires_on
  from unnest($1::uuid[], $4::bytea[], $5::bytea[], $6::date[]) as c(card_id, sealed, secret_hash, expires_on)
  on conflict do nothing returning card_id`;
const COUNT = `
  select case when state = 'AVAILABLE' and expires_on < $2::date then 'EXPIRED' else state end as state, count(*)
  from fulfillment.card_secrets where goods_id = $1 group by 1`;

@Injectable()
export class CardImport {
  constructor(
    @InjectDataSource('fulfillment') private readonly database: DataSource,
    private readonly vault: CardVault,
  ) {}

  /**
   * All or nothing: one card that is refused refuses the batch, with every such line named. Idempotent by `batchId`; the same id
   * with other cards is refused, and a batch that was imported answers the same when cards of it have expired since.
   */
  async import(batch: CardBatch): Promise<ImportAnswer> {
    const { cards, refused } = checkCards(batch.cards);
    if (refused.length > 0) throw cardsRefused(refused);
    const sealed = cards.map((card) => this.vault.seal(batch.goodsId, card));
    const contentHash = contentHashOf(batch, sealed);
    return this.database.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock(hashtext($1))', [`card batch ${batch.batchId}`]);
      const known = await manager.getRepository(CardBatchEntity).findOneBy({ batchId: batch.batchId });
      if (known) return answerAgain(known, contentHash);
      refuseExpired(cards);
      return this.importOnce(manager, batch, sealed, contentHash);
    });
  }

  /** How many cards of the goods there are in each state. */
  async count(goodsId: string): Promise<CardCounts> {
    const rows = await this.database.query<{ state: keyof CardCounts; count: string }[]>(COUNT, [
      goodsId,
      stockDay(Date.now()),
    ]);
    const counts = new Map(rows.map(({ state, count }) => [state, Number(count)]));
    return Object.fromEntries(
      [...CARD_STATES, 'EXPIRED' as const].map((state) => [state, counts.get(state) ?? 0]),
    ) as CardCounts;
  }

  private async importOnce(
    manager: EntityManager,
    { batchId, goodsId, correctPasswords = false }: CardBatch,
    cards: readonly SealedCard[],
    contentHash: Buffer,
  ): Promise<ImportAnswer> {
    const rows = await manager.query<{ card_id: string }[]>(INSERT, [
      cards.map((c) => c.cardId),
      goodsId,
      batchId,
      cards.map((c) => c.sealed),
      cards.map((c) => c.secretHash),
      cards.map((c) => c.expiresOn ?? null),
    ]);
    const added = new Set(rows.map(({ card_id }) => card_id));
    const findings = await findingsOf(manager, this.vault, { goodsId, cards, added, correctPasswords });
    const counts = { added: added.size, duplicates: cards.length - added.size };
    await manager
      .getRepository(CardBatchEntity)
      .insert({ batchId, goodsId, contentHash, ...counts, findings });
    return { batchId, ...counts, ...findings };
  }
}

function contentHashOf({ goodsId, correctPasswords }: CardBatch, cards: readonly SealedCard[]): Buffer {
  const hash = createHash('sha256').update(goodsId);
  for (const card of cards) hash.update(card.contentHash);
  // Batches without it keep the hash they have always had.
  if (correctPasswords) hash.update('correct passwords');
  return hash.digest();
}

function answerAgain(
  { batchId, contentHash, added, duplicates, findings }: CardBatchEntity,
  now: Buffer,
): ImportAnswer {
  if (contentHash.equals(now)) return { batchId, added, duplicates, ...(findings ?? NOTHING_FOUND) };
  throw batchIdReused();
}

function refuseExpired(cards: readonly CheckedCard[]): void {
  const expired = expiredLines(cards, stockDay(Date.now()));
  if (expired.length > 0) throw cardsRefused(expired);
}

export const cardsRefused = (lines: readonly RefusedLine[]): Problem =>
  unprocessable('cards-refused', 'Nothing was imported: cards of this batch cannot be stocked.', {
    data: {
      refusedLines: new Set(lines.map(({ line }) => line)).size,
      lines: lines.slice(0, MOST_LINES),
    },
  });
