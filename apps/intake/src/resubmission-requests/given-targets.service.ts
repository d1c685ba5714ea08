import { Injectable } from '@nestjs/common';
import type { OrderTerms, RechargeTarget, Sealed, TargetField, TemplateRef } from '@bujiao/contracts';
import type { Ask } from '@bujiao/order-history';
import { Config, KeyDestroyed, KeyRing } from '@bujiao/platform';
import { askedOnly, targetFaults, TemplateReader } from '@bujiao/recharge-templates';
import { givenFields, isSameTarget, type AskedTarget } from './asked-target.js';
import { Fingerprints } from './fingerprint.js';
import { Marks } from './marks.js';

/** What the template of the goods says of a target: which fields it does not take. */
export interface TemplateWord {
  readonly template?: TemplateRef;
  readonly wrongFields?: readonly TargetField[];
}

/** The target of a request, as far as it is not the order's. */
export interface GivenTarget extends TemplateWord {
  readonly rechargeTarget?: Sealed;
  readonly target?: Ask['target'];
}

/** Targets that requesters give, held against the recharge template of the goods. Only what is wrong has to be typed. */
@Injectable()
export class GivenTargets {
  /** Fingerprint of a request that says nothing. */
  readonly oneClick: string;
  private readonly marks: Marks;

  constructor(
    private readonly keyRing: KeyRing,
    private readonly templates: TemplateReader,
    { dataKey }: Config,
  ) {
    this.marks = new Marks(dataKey);
    this.oneClick = new Fingerprints(dataKey).of({});
  }

  /**
   * Typed fields correct the order's target. A saved recipient is the whole target: a field that it leaves out is left out, because the
   * order's own value belongs to another account. Without any field: the order's target is used.
   */
  async of(terms: OrderTerms, asked: AskedTarget, confirmed = false): Promise<GivenTarget> {
    const { rechargeTarget, recipientId } = asked;
    if (!rechargeTarget) return this.ofOrder(terms);
    const original = await this.originalOf(terms);
    const corrected = recipientId === undefined ? original : {};
    const target = { ...corrected, ...givenFields(rechargeTarget) } as RechargeTarget;
    const same = original !== undefined && isSameTarget(original, target);
    const mark = this.marks.account({ ...target, rechargeAccount: target.rechargeAccount ?? '' });
    const sealed = { ...(await this.keyRing.seal(terms.buyerId, target)), mark };
    return {
      ...this.wordAbout(terms, target),
      rechargeTarget: sealed,
      target: !same ? 'given' : confirmed ? 'same-confirmed' : 'same',
    };
  }

  /** Of the order's own target: what a plain click would use. Without a template nothing is opened. */
  async ofOrder(terms: OrderTerms): Promise<TemplateWord> {
    if (!this.templates.for(terms)) return {};
    return this.wordAbout(terms, (await this.originalOf(terms)) ?? {});
  }

  private wordAbout(terms: OrderTerms, target: Partial<RechargeTarget>): TemplateWord {
    const published = this.templates.for(terms);
    const faults = targetFaults(published?.template, target);
    const wrongFields = [...new Set(faults.map(({ field }) => field))];
    return {
      ...(published && { template: { id: published.template.id, version: published.version } }),
      ...(wrongFields.length > 0 && { wrongFields }),
    };
  }

  /** What the template asks for; undefined where the order has no target, or the buyer's key was destroyed. */
  private async originalOf(terms: OrderTerms): Promise<RechargeTarget | undefined> {
    const { rechargeTarget } = terms;
    if (!rechargeTarget) return undefined;
    try {
      const target = await this.keyRing.open<RechargeTarget>(rechargeTarget);
      return askedOnly(this.templates.for(terms)?.template, target);
    } catch (error) {
      if (error instanceof KeyDestroyed) return undefined;
      throw error;
    }
  }
}
