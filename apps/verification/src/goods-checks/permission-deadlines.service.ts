import { Inject, Injectable } from '@nestjs/common';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import type { OrderHistory } from '@bujiao/order-history';
import { ServiceTimers, type Timers } from '@bujiao/platform';
import type { Policy } from '@bujiao/policy';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { Deadline, type DeadlineTimer } from '../deadlines/deadline.js';
import { endPermission, permissionEnd } from './permission.decider.js';

/** The end of the time in which the owner of a role may confirm it. */
@Injectable()
export class PermissionDeadlines {
  private readonly end: Deadline;

  constructor(
    @Inject(ORDER_DESK) desk: OrderDesk,
    @Inject(POLICIES) policies: Policies,
    @ServiceTimers('verification') timers: Timers,
  ) {
    this.end = new Deadline(
      { desk, policies, timers },
      { task: 'end-permission', dueAt: permissionEnd, decide: endPermission },
    );
  }

  /** Sets the timer of a question that waits, also where its time is over; where none waits, nothing. Idempotent by resubmission. */
  schedule(history: OrderHistory, timer: DeadlineTimer, policy: Policy): Promise<void> {
    return this.end.schedule(history, timer, policy);
  }
}
