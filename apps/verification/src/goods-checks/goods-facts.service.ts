import { Injectable } from '@nestjs/common';
import { TARGET_FIELDS, type RechargeTarget, type Sealed } from '@bujiao/contracts';
import {
  findResubmission,
  goodsStep,
  orderOf,
  targetOf,
  type GoodsStep,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import { Config, KeyDestroyed, KeyRing } from '@bujiao/platform';
import type { Policy } from '@bujiao/policy';
import {
  askedOnly,
  gameOf,
  targetFaults,
  TemplateReader,
  type PublishedTemplate,
} from '@bujiao/recharge-templates';
import { BoundRoles } from './bound-roles.repository.js';
import type { GoodsFacts } from './goods-facts.js';
import { RoleBindings } from './role-bindings.service.js';
import { roleMark } from './role-mark.js';

/** Roles of goods without a template are told apart by the goods alone. */
const gameOfGoods = (goodsId: string): string => `goods:${goodsId}`;

/** Reads what the next check of custom goods decides on; nothing where none is due. */
@Injectable()
export class GoodsFactsReader {
  private readonly key: Buffer;

  constructor(
    private readonly templates: TemplateReader,
    private readonly bindings: RoleBindings,
    private readonly boundRoles: BoundRoles,
    private readonly keyRing: KeyRing,
    { dataKey }: Config,
  ) {
    this.key = dataKey;
  }

  /** Binds the role where that is the step: the claim is idempotent, and the event of the order follows it. */
  async factsFor(history: OrderHistory, resubmissionId: string, policy: Policy): Promise<GoodsFacts> {
    const resubmission = checkedNow(history, resubmissionId);
    if (!resubmission) return {};
    const step = goodsStep(history, resubmission, policy).do;
    if (step === 'check-account') return this.accountOf(history, resubmission);
    const role = resubmission.goodsChecks?.account?.role;
    return role === undefined ? {} : this.roleFacts(history, resubmission, { step, role });
  }

  private async roleFacts(
    history: OrderHistory,
    resubmission: Resubmission,
    { step, role }: { readonly step: GoodsStep['do']; readonly role: string },
  ): Promise<GoodsFacts> {
    const buyerId = orderOf(history)?.terms.buyerId ?? '';
    if (step === 'check-binding') return { binding: await this.bindings.ownerOf(role, buyerId) };
    return step === 'bind' ? this.bind(history, resubmission, role) : {};
  }

  private async accountOf(history: OrderHistory, resubmission: Resubmission): Promise<GoodsFacts> {
    const terms = orderOf(history)?.terms;
    if (!terms) return {};
    const published = resubmission.template && (await this.templates.of(resubmission.template));
    const sealed = targetOf(history, resubmission);
    const opened = await this.opened(sealed);
    const target = checkedPart(resubmission, published, opened);
    const game = published ? gameOf(published.template) : gameOfGoods(terms.goods.goodsId);
    const faults = targetFaults(published?.template, target);
    return {
      ...(sealed && { target: sealed }),
      account: {
        ...templateIn(published),
        role: roleMark(this.key, game, { rechargeAccount: '', ...target }),
        given: TARGET_FIELDS.filter((field) => (target[field] ?? '') !== ''),
        wrong: [...new Set(faults.map(({ field }) => field))],
      },
    };
  }

  /** Empty where the buyer's key is gone: then every field is missing. */
  private async opened(sealed: Sealed | undefined): Promise<Partial<RechargeTarget>> {
    if (!sealed) return {};
    try {
      return await this.keyRing.open<RechargeTarget>(sealed);
    } catch (error) {
      if (error instanceof KeyDestroyed) return {};
      throw error;
    }
  }

  private async bind(history: OrderHistory, resubmission: Resubmission, role: string): Promise<GoodsFacts> {
    const terms = orderOf(history)?.terms;
    const sealed = targetOf(history, resubmission);
    if (!terms || !sealed) return {};
    const { buyerId, orderId, goods } = terms;
    const { resubmissionId, goodsChecks: { mayTakeFrom } = {} } = resubmission;
    const claim = { buyerId, orderId, resubmissionId, ...(mayTakeFrom !== undefined && { mayTakeFrom }) };
    const bound = await this.bindings.claim(role, claim);
    if (!('outcome' in bound))
      await this.boundRoles.put({ role, buyerId, orderId, goodsName: goods.name, sealed: sealed.sealed });
    return { bound };
  }
}

/** Of the order's own target only what the goods ask for; of one that was typed all of it. */
const checkedPart = (
  { rechargeTarget }: Resubmission,
  published: PublishedTemplate | undefined,
  target: Partial<RechargeTarget>,
): Partial<RechargeTarget> => (rechargeTarget ? target : askedOnly(published?.template, target));

/** The resubmission, while its checks may go on. */
function checkedNow(history: OrderHistory, resubmissionId: string): Resubmission | undefined {
  const resubmission = findResubmission(history, resubmissionId);
  return resubmission?.status === 'requested' && !resubmission.review?.open ? resubmission : undefined;
}

const templateIn = (
  published: PublishedTemplate | undefined,
): Pick<NonNullable<GoodsFacts['account']>, 'template'> =>
  published ? { template: { id: published.template.id, version: published.version } } : {};
