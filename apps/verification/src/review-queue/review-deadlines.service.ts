import { Inject, Injectable } from '@nestjs/common';
import type { OrderEvent } from '@bujiao/contracts';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { findResubmission, type OrderHistory } from '@bujiao/order-history';
import { againAt, ServiceTimers, type Timers } from '@bujiao/platform';
import type { Policy } from '@bujiao/policy';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { endReview, remindReview, reviewTimes, type ReviewDeadline } from './review-deadline.decider.js';

interface ReviewTimer {
  readonly orderId: string;
  readonly resubmissionId: string;
}

const REMIND = 'remind-review';
const END = 'end-review';

type Task = typeof REMIND | typeof END;
type DecideDeadline = (history: OrderHistory, deadline: ReviewDeadline) => readonly OrderEvent[];

/** Reminders of open reviews, and what the policy says at their deadline, by durable timers. */
@Injectable()
export class ReviewDeadlines {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @Inject(POLICIES) private readonly policies: Policies,
    @ServiceTimers('verification') private readonly timers: Timers,
  ) {
    timers.register<ReviewTimer>(REMIND, (timer) => this.decide(REMIND, timer, remindReview));
    timers.register<ReviewTimer>(END, (timer) => this.decide(END, timer, endReview));
  }

  /** Sets the timers of an open review; where none is open, nothing. Idempotent by resubmission. */
  async schedule(history: OrderHistory, timer: ReviewTimer, policy: Policy): Promise<void> {
    const { resubmissionId } = timer;
    const { remindAt, endAt } = reviewTimes(history, { resubmissionId, policy });
    if (remindAt !== undefined) await this.set(REMIND, new Date(remindAt), timer);
    if (endAt !== undefined) await this.set(END, new Date(endAt), timer);
  }

  private set(task: Task, runAt: Date, payload: ReviewTimer): Promise<void> {
    return this.timers.schedule({ task, key: payload.resubmissionId, runAt, payload });
  }

  /** A timer that fires twice leads to the same events; one that fires too early is set again. */
  private async decide(task: Task, timer: ReviewTimer, decide: DecideDeadline): Promise<void> {
    const { orderId, resubmissionId } = timer;
    const known = await this.desk.historyOf(orderId);
    const { policyVersion, review } = findResubmission(known, resubmissionId) ?? {};
    const policy = await this.policies.ofVersion(policyVersion);
    const cause = {
      orderId,
      // A case that came back from the buyer, and a second review of the resubmission, have deadlines of their own.
      causationId: `${task}:${resubmissionId}:${review?.deadline ?? 'none'}`,
      correlationId: resubmissionId,
      ruleVersion: policy.version,
    };
    const deadline = { resubmissionId, policy, now: Date.now() };
    const { state } = await this.desk.decide(cause, (history) => decide(history, deadline));
    const { remindAt, endAt } = reviewTimes(state, deadline);
    const due = task === REMIND ? remindAt : endAt;
    if (due !== undefined) await this.set(task, againAt(due, deadline.now), timer);
  }
}
