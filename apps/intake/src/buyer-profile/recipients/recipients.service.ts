import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RechargeKind, RechargeTarget } from '@bujiao/contracts';
import { maskAccount } from '@bujiao/input-text';
import { Config, conflict, KeyDestroyed, KeyRing, notFound, type Problem } from '@bujiao/platform';
import { plainTarget, recipientMark, type RecipientContent } from './recipient-content.js';
import {
  MOST_RECIPIENTS,
  Recipients,
  type NewRecipient,
  type RecipientRow,
  type RecipientSource,
} from './recipients.repository.js';
import type { SavedTargets } from './saved-targets.port.js';

/** A saved recipient, as lists show it. */
export interface RecipientView {
  readonly recipientId: string;
  readonly goodsKind: RechargeKind;
  readonly name?: string;
  readonly accountMasked: string;
  readonly gameArea?: string;
  readonly gameServer?: string;
  readonly source: RecipientSource;
  readonly savedAt: string;
  readonly usedAt: string;
}

export interface WholeRecipient extends RecipientView {
  readonly rechargeTarget: RechargeTarget;
}

interface ListOptions {
  readonly goodsKind?: RechargeKind;
  readonly except?: RechargeTarget;
  readonly takes?: (target: RechargeTarget) => boolean;
}

interface Given {
  readonly goodsKind: RechargeKind;
  readonly target: RechargeTarget;
  readonly name?: string;
}

/** Accounts that a buyer tops up again and again (常用收货信息), sealed with the buyer's key. */
@Injectable()
export class SavedRecipients implements SavedTargets {
  private readonly key: Buffer;

  constructor(
    private readonly rows: Recipients,
    private readonly keyRing: KeyRing,
    { dataKey }: Config,
  ) {
    this.key = dataKey;
  }

  /** Used last first. `except`: an account that is left out. `takes`: what the goods take; others are left out as well. */
  async list(
    buyerId: string,
    { goodsKind, except, takes = () => true }: ListOptions = {},
  ): Promise<readonly RecipientView[]> {
    const rows = await this.rows.of(buyerId, goodsKind);
    const opened = await Promise.all(rows.map(async (row) => ({ row, content: await this.contentOf(row) })));
    const gone = opened.filter(({ content }) => content === undefined).map(({ row }) => row.recipientId);
    if (gone.length > 0) await this.rows.forget(buyerId, gone);
    const left =
      except && recipientMark(this.key, buyerId, goodsKind ?? 'direct-top-up', plainTarget(except));
    return opened.flatMap(({ row, content }) =>
      content === undefined || row.mark === left || !takes(content.target) ? [] : [viewOf(row, content)],
    );
  }

  /** Whole, for its owner. @throws `recipient-not-found` */
  async show(buyerId: string, recipientId: string): Promise<WholeRecipient> {
    const { row, content } = await this.owned(buyerId, recipientId);
    return { ...viewOf(row, content), rechargeTarget: content.target };
  }

  /** The same account again renews the saved one. @throws `too-many-recipients` */
  async add(buyerId: string, given: Given): Promise<RecipientView> {
    const { row, content } = await this.sealed(buyerId, given, 'added');
    const added = await this.rows.add(row, new Date());
    if (!added) throw tooManyRecipients();
    return viewOf(added, content);
  }

  /** An account to which a delivery went that its buyer confirmed. Idempotent. */
  async learn(buyerId: string, given: Given, confirmedAt: Date): Promise<void> {
    const { row } = await this.sealed(buyerId, given, 'learnt');
    await this.rows.learn(row, confirmedAt);
  }

  /** No name takes the old one away. @throws `recipient-not-found` */
  async name(buyerId: string, recipientId: string, name: string | undefined): Promise<RecipientView> {
    const { row, content } = await this.owned(buyerId, recipientId);
    const named = contentOf(content.target, name);
    await this.rows.change(buyerId, recipientId, (await this.keyRing.seal(buyerId, named)).sealed);
    return viewOf(row, named);
  }

  /** Idempotent. */
  forget(buyerId: string, recipientId: string): Promise<void> {
    return this.rows.forget(buyerId, [recipientId]);
  }

  /** The target of a recipient that a request names; it counts as used. @throws `recipient-not-found` */
  async use(buyerId: string, recipientId: string): Promise<RechargeTarget> {
    const { content } = await this.owned(buyerId, recipientId);
    await this.rows.used(buyerId, recipientId);
    return content.target;
  }

  private async owned(
    buyerId: string,
    recipientId: string,
  ): Promise<{ readonly row: RecipientRow; readonly content: RecipientContent }> {
    const row = await this.rows.find(buyerId, recipientId);
    const content = row && (await this.contentOf(row));
    if (!row || !content) throw recipientNotFound();
    return { row, content };
  }

  /** Undefined where the buyer's key was destroyed: the person is forgotten, and the recipient with them. */
  private async contentOf({ buyerId, sealed }: RecipientRow): Promise<RecipientContent | undefined> {
    try {
      return await this.keyRing.open<RecipientContent>({ keyOf: buyerId, sealed });
    } catch (error) {
      if (error instanceof KeyDestroyed) return undefined;
      throw error;
    }
  }

  private async sealed(
    buyerId: string,
    { goodsKind, target, name }: Given,
    source: RecipientSource,
  ): Promise<{ readonly row: NewRecipient; readonly content: RecipientContent }> {
    const content = contentOf(target, name);
    const { sealed } = await this.keyRing.seal(buyerId, content);
    const mark = recipientMark(this.key, buyerId, goodsKind, content.target);
    return { row: { recipientId: randomUUID(), buyerId, goodsKind, mark, sealed, source }, content };
  }
}

const contentOf = (target: RechargeTarget, name: string | undefined): RecipientContent => ({
  target: plainTarget(target),
  ...(name !== undefined && { name }),
});

function viewOf(row: RecipientRow, { target, name }: RecipientContent): RecipientView {
  const { recipientId, goodsKind, source, savedAt, usedAt } = row;
  const { rechargeAccount, gameArea, gameServer } = target;
  return {
    recipientId,
    goodsKind: goodsKind as RechargeKind,
    ...(name !== undefined && { name }),
    accountMasked: maskAccount(rechargeAccount),
    ...(gameArea !== undefined && { gameArea }),
    ...(gameServer !== undefined && { gameServer }),
    source,
    savedAt: savedAt.toISOString(),
    usedAt: usedAt.toISOString(),
  };
}

export const recipientNotFound = (): Problem =>
  notFound('recipient-not-found', 'There is no such saved recipient, or it is not yours.');

export const tooManyRecipients = (): Problem =>
  conflict('too-many-recipients', `At most ${MOST_RECIPIENTS} recipients are saved: forget one first.`);
