import { Inject, Injectable } from '@nestjs/common';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import type { OrderHistory, Resubmission } from '@bujiao/order-history';
import { ServiceTimers, type Timers } from '@bujiao/platform';
import type { Policy } from '@bujiao/policy';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { Deadline, type DeadlineTimer } from '../deadlines/deadline.js';
import { endReview, remindReview, reviewTimes } from './review-deadline.decider.js';

/** A case that came back from the buyer, and a second review of the resubmission, have deadlines of their own. */
const occasion = (resubmission: Resubmission | undefined): string => resubmission?.review?.deadline ?? 'none';

/** Reminders of open reviews, and what the policy says at their deadline. */
@Injectable()
export class ReviewDeadlines {
  private readonly reminder: Deadline;
  private readonly end: Deadline;

  constructor(
    @Inject(ORDER_DESK) desk: OrderDesk,
    @Inject(POLICIES) policies: Policies,
    @ServiceTimers('verification') timers: Timers,
  ) {
    const parts = { desk, policies, timers };
    this.reminder = new Deadline(parts, {
      task: 'remind-review',
      dueAt: (history, about) => reviewTimes(history, about).remindAt,
      decide: remindReview,
      occasion,
    });
    this.end = new Deadline(parts, {
      task: 'end-review',
      dueAt: (history, about) => reviewTimes(history, about).endAt,
      decide: endReview,
      occasion,
    });
  }

  /** Sets the timers of an open review; where none is open, nothing. Idempotent by resubmission. */
  async schedule(history: OrderHistory, timer: DeadlineTimer, policy: Policy): Promise<void> {
    await this.reminder.schedule(history, timer, policy);
    await this.end.schedule(history, timer, policy);
  }
}
