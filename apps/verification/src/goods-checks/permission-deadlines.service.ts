import { Inject, Injectable } from '@nestjs/common';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { findResubmission, type OrderHistory } from '@bujiao/order-history';
import { againAt, ServiceTimers, type Timers } from '@bujiao/platform';
import type { Policy } from '@bujiao/policy';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { endPermission, permissionEnd } from './permission.decider.js';

interface PermissionTimer {
  readonly orderId: string;
  readonly resubmissionId: string;
}

const TASK = 'end-permission';

/** The end of the time in which the owner of a role may confirm it, by a durable timer. */
@Injectable()
export class PermissionDeadlines {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @Inject(POLICIES) private readonly policies: Policies,
    @ServiceTimers('verification') private readonly timers: Timers,
  ) {
    timers.register<PermissionTimer>(TASK, (timer) => this.end(timer));
  }

  /** Sets the timer of a question that waits, also where its time is over; where none waits, nothing. Idempotent by resubmission. */
  async schedule(history: OrderHistory, timer: PermissionTimer, policy: Policy): Promise<void> {
    const end = permissionEnd(history, { resubmissionId: timer.resubmissionId, policy });
    if (end !== undefined) await this.set(new Date(end), timer);
  }

  private set(runAt: Date, payload: PermissionTimer): Promise<void> {
    return this.timers.schedule({ task: TASK, key: payload.resubmissionId, runAt, payload });
  }

  /** A timer that fires twice leads to the same events; one that fires too early is set again. */
  private async end(timer: PermissionTimer): Promise<void> {
    const { orderId, resubmissionId } = timer;
    const known = await this.desk.historyOf(orderId);
    const policy = await this.policies.ofVersion(findResubmission(known, resubmissionId)?.policyVersion);
    const cause = {
      orderId,
      causationId: `${TASK}:${resubmissionId}`,
      correlationId: resubmissionId,
      ruleVersion: policy.version,
    };
    const command = { resubmissionId, policy, now: Date.now() };
    const { state } = await this.desk.decide(cause, (history) => endPermission(history, command));
    const end = permissionEnd(state, command);
    if (end !== undefined) await this.set(againAt(end, command.now), timer);
  }
}
