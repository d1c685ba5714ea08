import { Inject, Injectable } from '@nestjs/common';
import type { Sealed } from '@bujiao/contracts';
import {
  findResubmission,
  goodsOf,
  orderOf,
  targetOf,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { againAt, Config, KeyDestroyed, ServiceTimers, type Timers } from '@bujiao/platform';
import type { Policy } from '@bujiao/policy';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { cannotSay } from '../suppliers/read-role-answer.js';
import type { RoleCheckAnswer } from '../suppliers/role-check.port.js';
import { SuppliedTargets } from '../suppliers/supplied-targets.service.js';
import { Suppliers } from '../suppliers/suppliers.js';
import { recordRoleAnswer, roleCheckDue } from './role-check.decider.js';

interface RoleTimer {
  readonly orderId: string;
  readonly resubmissionId: string;
}

export interface RoleCheckCause extends RoleTimer {
  readonly atLeast?: number;
}

const TASK = 'check-role-again';

/** Asks the supplier of custom goods whether the role exists, within its time budget; again later where it cannot say. */
@Injectable()
export class RoleCheckService {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @Inject(POLICIES) private readonly policies: Policies,
    private readonly suppliers: Suppliers,
    private readonly targets: SuppliedTargets,
    private readonly config: Config,
    @ServiceTimers('fulfillment') private readonly timers: Timers,
  ) {
    timers.register<RoleTimer>(TASK, (timer) => this.check(timer));
  }

  /** Idempotent: each question is recorded once, and asking twice has no effect outside. */
  async check({ atLeast, ...timer }: RoleCheckCause): Promise<void> {
    const { orderId, resubmissionId } = timer;
    const known = await this.desk.historyOf(orderId, atLeast);
    const policy = await this.policies.ofVersion(findResubmission(known, resubmissionId)?.policyVersion);
    const now = Date.now();
    const due = roleCheckDue(known, { resubmissionId, policy, now });
    if (due.do === 'nothing') return;
    if (due.do === 'wait')
      // A timer that fired too early, by another clock, is set again a little later.
      return this.wait(timer, atLeast === undefined ? againAt(due.until, now) : new Date(due.until));
    await this.ask(known, { ...timer, tryNo: due.tryNo, policy });
  }

  private async ask(
    known: OrderHistory,
    {
      orderId,
      resubmissionId,
      tryNo,
      policy,
    }: RoleTimer & { readonly tryNo: number; readonly policy: Policy },
  ): Promise<void> {
    const supplierId = this.suppliers.defaultId;
    const answer = await this.answerOf(known, resubmissionId, supplierId);
    const cause = {
      orderId,
      causationId: `role:${resubmissionId}:${tryNo}`,
      correlationId: resubmissionId,
      ruleVersion: policy.version,
    };
    const answered = { resubmissionId, policy, supplierId, tryNo, answer, now: Date.now() };
    const { state } = await this.desk.decide(cause, (history) => recordRoleAnswer(history, answered));
    const { nextTryAt } = findResubmission(state, resubmissionId)?.goodsChecks?.role ?? {};
    if (nextTryAt !== undefined) await this.wait({ orderId, resubmissionId }, new Date(nextTryAt));
  }

  private async answerOf(
    history: OrderHistory,
    resubmissionId: string,
    supplierId: string,
  ): Promise<RoleCheckAnswer> {
    const asked = askedAbout(history, resubmissionId);
    const supplier = this.suppliers.find(supplierId);
    if (!asked || !supplier) return cannotSay('nothing-to-ask');
    try {
      const target = await this.targets.of(asked.sealed, asked.resubmission);
      return await supplier.checkRole({ goodsId: asked.goodsId, target }, this.config.roleCheckBudgetMs);
    } catch (error) {
      if (error instanceof KeyDestroyed) return cannotSay('recharge-target-unreadable');
      throw error;
    }
  }

  private wait(payload: RoleTimer, runAt: Date): Promise<void> {
    return this.timers.schedule({ task: TASK, key: payload.resubmissionId, runAt, payload });
  }
}

interface AskedAbout {
  readonly goodsId: string;
  readonly sealed: Sealed;
  readonly resubmission: Resubmission | undefined;
}

/** The goods and the sealed target; undefined where the order has none. */
function askedAbout(history: OrderHistory, resubmissionId: string): AskedAbout | undefined {
  const terms = orderOf(history)?.terms;
  const resubmission = findResubmission(history, resubmissionId);
  const sealed = targetOf(history, resubmission);
  return terms && sealed
    ? { goodsId: goodsOf(terms, resubmission).goodsId, sealed, resubmission }
    : undefined;
}
