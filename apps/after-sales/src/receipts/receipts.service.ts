import { Inject, Injectable } from '@nestjs/common';
import { systemActor } from '@bujiao/contracts';
import {
  findResubmission,
  openResubmission,
  receiptDue,
  receiptWait,
  type OrderHistory,
  type ReceiptDue,
  type ReceiptWait,
} from '@bujiao/order-history';
import { isOwner, ORDER_DESK, orderNotFound, problemOfRefusal, type OrderDesk } from '@bujiao/order-desk';
import { againAt, Config, ServiceTimers, type Principal, type Timers } from '@bujiao/platform';
import type { Policy } from '@bujiao/policy';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { confirmReceipt } from './confirm-receipt.decider.js';

interface ReceiptTimer {
  readonly orderId: string;
  readonly resubmissionId: string;
  /** A person of the demo bench let the deadline come now: the clock is not asked. A contradiction is waited for all the same. */
  readonly dueNow?: boolean;
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

/** How a receipt stands at a moment. */
interface Waiting extends ReceiptWait {
  /** ms since the epoch. */
  readonly now: number;
  /** Undefined where none is waited for. */
  readonly due: ReceiptDue | undefined;
}
type WaitingUntil = Waiting & { readonly due: ReceiptDue };

const hasDue = (waiting: Waiting): waiting is WaitingUntil => waiting.due !== undefined;
const isWaiting = (waiting: Waiting): waiting is WaitingUntil =>
  hasDue(waiting) && (waiting.due.inConflict || waiting.due.at > waiting.now);

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
    timers.register<ReceiptTimer>(TASK, ({ orderId, resubmissionId, dueNow = false }) =>
      this.look({ orderId, resubmissionId, dueNow, causationId: `timer:receipt:${resubmissionId}` }),
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
    const { orderId, resubmissionId, atLeast, dueNow = false } = looking;
    const known = await this.desk.historyOf(orderId, atLeast);
    const { policyVersion } = findResubmission(known, resubmissionId) ?? {};
    const policy = await this.policies.ofVersion(policyVersion);
    const waiting = this.waitingIn(known, { resubmissionId, dueNow }, policy);
    // Not asked of the desk while it is not due: an empty decision costs a read of the store.
    if (isWaiting(waiting)) return this.set(looking, waiting);
    const state = await this.confirmByTime(looking, waiting);
    const after = this.waitingIn(state, { resubmissionId, dueNow }, policy);
    if (hasDue(after)) await this.set(looking, after);
  }

  private waitingIn(
    history: OrderHistory,
    { resubmissionId, dueNow }: Required<Pick<ReceiptTimer, 'resubmissionId' | 'dueNow'>>,
    policy: Policy,
  ): Waiting {
    const resubmission = findResubmission(history, resubmissionId);
    const wait = receiptWait(history, resubmission, policy, this.config.autoConfirmAfterMs);
    const due = receiptDue(history, resubmission, wait.ms);
    // Where nothing is waited for, the clock of the process that recorded the delivery may be ahead of this one.
    const now = (wait.ms === 0 || dueNow) && due ? Math.max(Date.now(), due.at) : Date.now();
    return { ...wait, now, due };
  }

  private async confirmByTime(
    { orderId, resubmissionId, causationId, atLeast }: Looking,
    { now, ms, ruleVersion }: Waiting,
  ): Promise<OrderHistory> {
    const cause = {
      orderId,
      causationId,
      correlationId: resubmissionId,
      actor: systemActor('after-sales'),
      ...(ruleVersion !== undefined && { ruleVersion }),
      ...(atLeast !== undefined && { atLeast }),
    };
    const { state } = await this.desk.decide(cause, (history) =>
      confirmReceipt(history, { resubmissionId, by: 'automatic', now, wait: ms }),
    );
    return state;
  }

  private set({ orderId, resubmissionId, atLeast }: Looking, { now, ms, due }: WaitingUntil): Promise<void> {
    const { at, inConflict } = due;
    // A timer that fired too early, by another clock, is set again a little later.
    const end = atLeast === undefined ? againAt(at, now) : new Date(at);
    return this.timers.schedule({
      task: TASK,
      key: resubmissionId,
      runAt: inConflict ? new Date(now + Math.max(ms, CONFLICT_LOOK)) : end,
      payload: { orderId, resubmissionId },
    });
  }
}
