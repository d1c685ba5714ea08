import { Inject, Injectable } from '@nestjs/common';
import { systemActor } from '@bujiao/contracts';
import { autoConfirmAfter, findResubmission } from '@bujiao/order-history';
import { isOwner, ORDER_DESK, orderNotFound, problemOfRefusal, type OrderDesk } from '@bujiao/order-desk';
import { Config, ServiceTimers, type Principal, type Timers } from '@bujiao/platform';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { confirmReceipt } from './confirm-receipt.decider.js';

interface ReceiptTimer {
  readonly orderId: string;
  readonly resubmissionId: string;
  /** The policy that set the time; absent where the installation's setting did. */
  readonly ruleVersion?: string;
}

export interface DeliveredResubmission extends Omit<ReceiptTimer, 'ruleVersion'> {
  /** Id of the event that told of the delivery. */
  readonly causationId: string;
  readonly atLeast: number;
}

export interface ReceiptAnswer {
  readonly resubmissionId: string;
  readonly confirmedBy: 'buyer' | 'automatic';
}

/** `wait`: ms, counted from `since`, ms since the epoch. */
interface ReceiptWait {
  readonly wait: number;
  readonly since: number;
  /** Absent where the installation's setting says how long. */
  readonly ruleVersion?: string;
}

const TASK = 'confirm-receipt';

/** Confirms receipts: by the buyer, or by itself after a time. */
@Injectable()
export class Receipts {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @ServiceTimers('after_sales') private readonly timers: Timers,
    private readonly config: Config,
    @Inject(POLICIES) private readonly policies: Policies,
  ) {
    timers.register<ReceiptTimer>(TASK, (timer) =>
      this.confirmAutomatically({ ...timer, causationId: `timer:receipt:${timer.resubmissionId}` }),
    );
  }

  /** Makes sure that the receipt will be confirmed, at once if it need not wait. */
  async expectReceipt(delivered: DeliveredResubmission): Promise<void> {
    const { wait, since, ...decidedBy } = await this.waitFor(delivered);
    if (wait === 0) return this.confirmAutomatically({ ...delivered, ...decidedBy });
    const { orderId, resubmissionId } = delivered;
    await this.timers.schedule({
      task: TASK,
      key: resubmissionId,
      // From the delivery on, however late this handler is; the past fires at once.
      runAt: new Date(since + wait),
      payload: { orderId, resubmissionId, ...decidedBy },
    });
  }

  /** By the policy that the resubmission began under, where it says a time. */
  private async waitFor({ orderId, resubmissionId, atLeast }: DeliveredResubmission): Promise<ReceiptWait> {
    const history = await this.desk.historyOf(orderId, atLeast);
    const { policyVersion, endedAt } = findResubmission(history, resubmissionId) ?? {};
    const since = endedAt === undefined ? Date.now() : Date.parse(endedAt);
    const policy = policyVersion === undefined ? undefined : await this.policies.ofVersion(policyVersion);
    const wait = policy && autoConfirmAfter(history, policy);
    return policy === undefined || wait === undefined
      ? { wait: this.config.autoConfirmAfterMs, since }
      : { wait, since, ruleVersion: policy.version };
  }

  /** Idempotent: confirming again, also after the automatic confirmation, answers with what stands. */
  async confirmByBuyer(orderId: string, resubmissionId: string, user: Principal): Promise<ReceiptAnswer> {
    const { terms, resubmissions } = await this.desk.freshHistoryOf(orderId);
    const known = resubmissions.some((r) => r.resubmissionId === resubmissionId);
    if (!terms || !known || !isOwner(user, terms)) throw orderNotFound();
    const causationId = `receipt:${resubmissionId}`;
    try {
      const { state } = await this.desk.decide(
        { orderId, causationId, correlationId: resubmissionId, actor: user.actor },
        (history) => confirmReceipt(history, { resubmissionId, by: 'buyer' }),
      );
      return { resubmissionId, confirmedBy: findResubmission(state, resubmissionId)?.confirmedBy ?? 'buyer' };
    } catch (error) {
      throw problemOfRefusal(error);
    }
  }

  private async confirmAutomatically({
    orderId,
    resubmissionId,
    causationId,
    atLeast,
    ruleVersion,
  }: ReceiptTimer & { causationId: string; atLeast?: number }): Promise<void> {
    const cause = {
      orderId,
      causationId,
      correlationId: resubmissionId,
      actor: systemActor('after-sales'),
      ...(ruleVersion !== undefined && { ruleVersion }),
      ...(atLeast !== undefined && { atLeast }),
    };
    await this.desk.decide(cause, (history) => confirmReceipt(history, { resubmissionId, by: 'automatic' }));
  }
}
