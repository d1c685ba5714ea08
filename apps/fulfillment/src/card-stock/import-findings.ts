import type { EntityManager } from 'typeorm';
import type { CardVault, SealedCard } from './card-vault.js';

export type WarningCode =
  /** In stock with another password, which stays. */
  | 'other-password'
  /** Was in stock with another password, which this one has replaced. */
  | 'password-corrected'
  /** The same number and password are in stock for other goods, too: one of them is sold twice. */
  | 'under-other-goods';

/** Something about a card that was taken, or was in stock before, that a person should look at. */
export interface ImportWarning {
  /** Place in the batch; the first card is 1. */
  readonly line: number;
  readonly code: WarningCode;
}

export interface Findings {
  readonly otherPasswords: number;
  readonly correctedPasswords: number;
  readonly underOtherGoods: number;
  /** By line; of a long list the first {@link MOST_WARNINGS}. */
  readonly warnings: readonly ImportWarning[];
}

export const MOST_WARNINGS = 500;
export const NOTHING_FOUND: Findings = {
  otherPasswords: 0,
  correctedPasswords: 0,
  underOtherGoods: 0,
  warnings: [],
};

interface StockedCard {
  readonly card_id: string;
  readonly sealed: Buffer;
}
interface ImportedBatch {
  readonly goodsId: string;
  readonly cards: readonly SealedCard[];
  /** Cards that this batch has added. */
  readonly added: ReadonlySet<string>;
  readonly correctPasswords: boolean;
}

const STOCKED = `
  select card_id, sealed from fulfillment.card_secrets where card_id = any($1::uuid[]) order by card_id for update`;
/** A card that ever left stock keeps the secret that was issued: the buyer may have seen it. */
const CORRECT = `
  update fulfillment.card_secrets s set sealed = c.sealed, secret_hash = c.secret_hash, expires_on = c.expires_on
  from unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::date[]) as c(card_id, sealed, secret_hash, expires_on)
  where s.card_id = c.card_id and s.state = 'AVAILABLE' and s.attempt_id is null
  returning s.card_id`;
const UNDER_OTHER_GOODS = `
  select distinct secret_hash from fulfillment.card_secrets where secret_hash = any($1::bytea[]) and goods_id <> $2`;

/** Looks at what a batch met in stock. Runs in the import's transaction, after its cards were added. */
export async function findingsOf(
  manager: EntityManager,
  vault: CardVault,
  batch: ImportedBatch,
): Promise<Findings> {
  const differing = await differingPasswords(manager, vault, batch);
  const corrected = batch.correctPasswords ? await correct(manager, differing) : new Set<string>();
  const elsewhere = await underOtherGoods(manager, batch);
  const warnings = batch.cards.flatMap((card, index) =>
    warningsAbout(card, { differing, corrected, elsewhere }).map((code) => ({ line: index + 1, code })),
  );
  const count = (code: WarningCode): number => warnings.filter((warning) => warning.code === code).length;
  return {
    otherPasswords: count('other-password'),
    correctedPasswords: count('password-corrected'),
    underOtherGoods: count('under-other-goods'),
    warnings: warnings.slice(0, MOST_WARNINGS),
  };
}

interface Found {
  readonly differing: ReadonlySet<SealedCard>;
  readonly corrected: ReadonlySet<string>;
  readonly elsewhere: ReadonlySet<string>;
}

function warningsAbout(card: SealedCard, { differing, corrected, elsewhere }: Found): WarningCode[] {
  const codes: WarningCode[] = [];
  if (differing.has(card)) codes.push(corrected.has(card.cardId) ? 'password-corrected' : 'other-password');
  if (elsewhere.has(card.secretHash.toString('hex'))) codes.push('under-other-goods');
  return codes;
}

/** The given cards that stand in stock under the same number with another password. */
async function differingPasswords(
  manager: EntityManager,
  vault: CardVault,
  { cards, added }: ImportedBatch,
): Promise<ReadonlySet<SealedCard>> {
  const times = new Map<string, number>();
  for (const { cardId } of cards) times.set(cardId, (times.get(cardId) ?? 0) + 1);
  const met = cards.filter(({ cardId }) => !added.has(cardId) || (times.get(cardId) ?? 0) > 1);
  if (met.length === 0) return new Set();
  const rows = await manager.query<StockedCard[]>(STOCKED, [met.map(({ cardId }) => cardId)]);
  const stocked = new Map(
    rows.map(({ card_id, sealed }) => [card_id, vault.passwordSealedIn(card_id, sealed)]),
  );
  return new Set(
    met.filter((card) => stocked.get(card.cardId) !== vault.passwordSealedIn(card.cardId, card.sealed)),
  );
}

/** Of several corrections of one card in a batch the last one holds. */
async function correct(
  manager: EntityManager,
  differing: ReadonlySet<SealedCard>,
): Promise<ReadonlySet<string>> {
  const cards = [...new Map([...differing].map((card) => [card.cardId, card])).values()];
  if (cards.length === 0) return new Set();
  const [rows] = await manager.query<[{ card_id: string }[], number]>(CORRECT, [
    cards.map((c) => c.cardId),
    cards.map((c) => c.sealed),
    cards.map((c) => c.secretHash),
    cards.map((c) => c.expiresOn ?? null),
  ]);
  return new Set(rows.map(({ card_id }) => card_id));
}

async function underOtherGoods(
  manager: EntityManager,
  { goodsId, cards }: ImportedBatch,
): Promise<ReadonlySet<string>> {
  const rows = await manager.query<{ secret_hash: Buffer }[]>(UNDER_OTHER_GOODS, [
    cards.map((c) => c.secretHash),
    goodsId,
  ]);
  return new Set(rows.map(({ secret_hash }) => secret_hash.toString('hex')));
}
