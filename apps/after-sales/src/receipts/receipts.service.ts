import { Inject, Injectable } from '@nestjs/common';
import { systemActor } from '@bujiao/contracts';
import {
  findResubmission,
  openResubmission,
  receiptDue,
  receiptWait,
  type OrderHistory,
  type ReceiptDue,
} from '@bujiao/order-history';
import { isOwner, ORDER_DESK, orderNotFound, problemOfRefusal, type OrderDesk } from '@bujiao/order-desk';
import { againAt, Config, ServiceTimers, type Principal, type Timers } from '@bujiao/platform';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { confirmReceipt } from './confirm-receipt.decider.js';

interface ReceiptTimer {
  readonly orderId: string;
  readonly resubmissionId: string;
}

/** News that a receipt may depend on. */
export interface OrderNews {
  readonly orderId: string;
  /** Id of the event that told it. */
  readonly causationId: string;
  readonly atLeast: number;
}

export type DeliveredResubmission = OrderNews & ReceiptTimer;

export interface ReceiptAnswer {
  readonly resubmissionId: string;
  readonly confirmedBy: 'buyer' | 'automatic';
}

type Looking = ReceiptTimer & Pick<OrderNews, 'causationId'> & Partial<Pick<OrderNews, 'atLeast'>>;

const TASK = 'confirm-receipt';

/**
 * ms, at least, between two looks at a receipt that waits for the end of a contradiction. The end itself is an event that sets the timer;
 * these looks only keep a receipt from waiting for ever, should a contradiction end without one.
 */
const CONFLICT_LOOK = 60_000;

/** Confirms receipts: by the buyer, or by itself after a time. */
@Injectable()
export class Receipts {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @ServiceTimers('after_sales') private readonly timers: Timers,
    private readonly config: Config,
    @Inject(POLICIES) private readonly policies: Policies,
  ) {
    timers.register<ReceiptTimer>(TASK, ({ orderId, resubmissionId }) =>
      this.look({ orderId, resubmissionId, causationId: `timer:receipt:${resubmissionId}` }),
    );
  }

  /** Makes sure that the receipt will be confirmed, at once if it need not wait. From the delivery on, however late the caller is. */
  expectReceipt(delivered: DeliveredResubmission): Promise<void> {
    return this.look(delivered);
  }

  /** The time of a receipt that waited for the end of a contradiction counts from now on. */
  async conflictEnded(news: OrderNews): Promise<void> {
    const open = openResubmission(await this.desk.historyOf(news.orderId, news.atLeast));
    if (open?.status === 'delivered') await this.look({ ...news, resubmissionId: open.resubmissionId });
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

  /** Confirms a receipt whose time is over, and sets the timer of one that waits. */
  private async look(looking: Looking): Promise<void> {
    const { orderId, resubmissionId, causationId, atLeast } = looking;
    const known = await this.desk.historyOf(orderId, atLeast);
    const { policyVersion } = findResubmission(known, resubmissionId) ?? {};
    const policy = await this.policies.ofVersion(policyVersion);
    const waitIn = (history: OrderHistory) =>
      receiptWait(history, findResubmission(history, resubmissionId), policy, this.config.autoConfirmAfterMs);
    const { ms: wait, ruleVersion } = waitIn(known);
    const before = receiptDue(known, findResubmission(known, resubmissionId), wait);
    // Where nothing is waited for, the clock of the process that recorded the delivery may be ahead of this one.
    const now = wait === 0 && before ? Math.max(Date.now(), before.at) : Date.now();
    // Not asked of the desk while it is not due: an empty decision costs a read of the store.
    if (before && (before.inConflict || before.at > now)) return this.set(looking, before, { now, wait });
    const cause = {
      orderId,
      causationId,
      correlationId: resubmissionId,
      actor: systemActor('after-sales'),
      ...(ruleVersion !== undefined && { ruleVersion }),
      ...(atLeast !== undefined && { atLeast }),
    };
    const { state } = await this.desk.decide(cause, (history) =>
      confirmReceipt(history, { resubmissionId, by: 'automatic', now, wait: waitIn(history).ms }),
    );
    const after = receiptDue(state, findResubmission(state, resubmissionId), wait);
    if (after) await this.set(looking, after, { now, wait });
  }

  private set(
    { orderId, resubmissionId, atLeast }: Looking,
    { at, inConflict }: ReceiptDue,
    { now, wait }: { readonly now: number; readonly wait: number },
  ): Promise<void> {
    // A timer that fired too early, by another clock, is set again a little later.
    const due = atLeast === undefined ? againAt(at, now) : new Date(at);
    return this.timers.schedule({
      task: TASK,
      key: resubmissionId,
      runAt: inConflict ? new Date(now + Math.max(wait, CONFLICT_LOOK)) : due,
      payload: { orderId, resubmissionId },
    });
  }
}
