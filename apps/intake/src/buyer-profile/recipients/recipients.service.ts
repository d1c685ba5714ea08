import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RechargeKind, RechargeTarget, Sentence } from '@bujiao/contracts';
import { maskAccount } from '@bujiao/input-text';
import { Config, KeyDestroyed, KeyRing } from '@bujiao/platform';
import { targetFaults, TemplateReader } from '@bujiao/recharge-templates';
import {
  recipientNotFound,
  recipientNotTaken,
  recipientTemplateUnknown,
  tooManyRecipients,
} from './recipient-problems.js';
import { plainTarget, recipientMark, type RecipientContent } from './recipient-content.js';
import {
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
  /** The recharge template whose fields it fills in, with its name of today; absent: of goods without one. */
  readonly templateId?: string;
  readonly templateName?: Sentence;
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

export interface ListOptions {
  readonly goodsKind?: RechargeKind;
  /** Of the goods; those of other templates are left out. */
  readonly templateId?: string;
  readonly except?: RechargeTarget;
  readonly takes?: (target: RechargeTarget) => boolean;
}

interface Given {
  readonly goodsKind: RechargeKind;
  /** Of the goods, where they have one. */
  readonly templateId?: string;
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
    private readonly templates: TemplateReader,
    { dataKey }: Config,
  ) {
    this.key = dataKey;
  }

  /** Used last first, those of the template before those without one. `except`: an account that is left out. `takes`: what the goods take; others are left out as well. */
  async list(
    buyerId: string,
    { goodsKind, templateId, except, takes = () => true }: ListOptions = {},
  ): Promise<readonly RecipientView[]> {
    const rows = await this.rows.of(buyerId, goodsKind && { goodsKind, templateId });
    const opened = await Promise.all(rows.map(async (row) => ({ row, content: await this.contentOf(row) })));
    const gone = opened.filter(({ content }) => content === undefined).map(({ row }) => row.recipientId);
    if (gone.length > 0) await this.rows.forget(buyerId, gone);
    const left = except && plainTarget(except);
    return opened.flatMap(({ row, content }) =>
      content === undefined || (left && isEqual(left, content.target)) || !takes(content.target)
        ? []
        : [this.viewOf(row, content)],
    );
  }

  /** Whole, for its owner. @throws `recipient-not-found` */
  async show(buyerId: string, recipientId: string): Promise<WholeRecipient> {
    const { row, content } = await this.owned(buyerId, recipientId);
    return { ...this.viewOf(row, content), rechargeTarget: content.target };
  }

  /**
   * The same account again renews the saved one.
   * @throws `too-many-recipients`; `recipient-template-unknown` and `recipient-not-taken` where it names a template
   */
  async add(buyerId: string, given: Given): Promise<RecipientView> {
    await this.checkTemplate(given);
    const { row, content } = await this.sealed(buyerId, given, 'added');
    const added = await this.rows.add(row, new Date());
    if (!added) throw tooManyRecipients();
    return this.viewOf(added, content);
  }

  /** An account to which a delivery went that its buyer confirmed. Idempotent. */
  async learn(buyerId: string, given: Given, confirmedAt: Date): Promise<void> {
    const { row } = await this.sealed(buyerId, given, 'learnt');
    const { templateId: _, ...withoutTemplate } = given;
    const earlier = given.templateId === undefined ? undefined : this.markOf(buyerId, withoutTemplate);
    await this.rows.learn(row, confirmedAt, earlier);
  }

  /** No name takes the old one away. @throws `recipient-not-found` */
  async name(buyerId: string, recipientId: string, name: string | undefined): Promise<RecipientView> {
    const { row, content } = await this.owned(buyerId, recipientId);
    const named = contentOf(content.target, name);
    await this.rows.change(buyerId, recipientId, (await this.keyRing.seal(buyerId, named)).sealed);
    return this.viewOf(row, named);
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
    given: Given,
    source: RecipientSource,
  ): Promise<{ readonly row: NewRecipient; readonly content: RecipientContent }> {
    const { goodsKind, templateId = '', target, name } = given;
    const content = contentOf(target, name);
    const { sealed } = await this.keyRing.seal(buyerId, content);
    const mark = this.markOf(buyerId, given);
    const row = { recipientId: randomUUID(), buyerId, goodsKind, templateId, mark, sealed, source };
    return { row, content };
  }

  private markOf(buyerId: string, { target, ...goods }: Given): string {
    return recipientMark(this.key, buyerId, { ...goods, target: plainTarget(target) });
  }

  private async checkTemplate({ templateId, target }: Given): Promise<void> {
    if (templateId === undefined) return;
    await this.templates.read();
    const template = this.templates.newestOf(templateId)?.template;
    if (!template) throw recipientTemplateUnknown();
    const faults = targetFaults(template, plainTarget(target));
    if (faults.length > 0) throw recipientNotTaken([...new Set(faults.map(({ field }) => field))]);
  }

  private viewOf(row: RecipientRow, { target, name }: RecipientContent): RecipientView {
    const { recipientId, goodsKind, templateId, source, savedAt, usedAt } = row;
    const { rechargeAccount, gameArea, gameServer } = target;
    const templateName = this.templates.newestOf(templateId)?.template.name;
    return {
      recipientId,
      goodsKind: goodsKind as RechargeKind,
      ...(templateId && { templateId }),
      ...(templateName && { templateName }),
      ...(name !== undefined && { name }),
      accountMasked: maskAccount(rechargeAccount),
      ...(gameArea !== undefined && { gameArea }),
      ...(gameServer !== undefined && { gameServer }),
      source,
      savedAt: savedAt.toISOString(),
      usedAt: usedAt.toISOString(),
    };
  }
}

const isEqual = (one: RechargeTarget, other: RechargeTarget): boolean =>
  JSON.stringify(plainTarget(one)) === JSON.stringify(plainTarget(other));

const contentOf = (target: RechargeTarget, name: string | undefined): RecipientContent => ({
  target: plainTarget(target),
  ...(name !== undefined && { name }),
});
