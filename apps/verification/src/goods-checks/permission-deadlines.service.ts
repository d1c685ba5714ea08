import { Inject, Injectable } from '@nestjs/common';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { findResubmission, type OrderHistory } from '@bujiao/order-history';
import { ServiceTimers, type Timers } from '@bujiao/platform';
import type { Policy } from '@bujiao/policy';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { endPermission, openPermission } from './permission.decider.js';

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

  /** Sets the timer of a question that waits; where none does, nothing. Idempotent by resubmission. */
  async schedule(history: OrderHistory, timer: PermissionTimer, policy: Policy): Promise<void> {
    const { resubmissionId } = timer;
    const asked = openPermission(history, { resubmissionId, policy, now: Date.now() });
    if (!asked) return;
    const runAt = new Date(asked.expiresAt);
    await this.timers.schedule({ task: TASK, key: resubmissionId, runAt, payload: timer });
  }

  /** A timer that fires twice leads to the same events. */
  private async end({ orderId, resubmissionId }: PermissionTimer): Promise<void> {
    const known = await this.desk.historyOf(orderId);
    const policy = await this.policies.ofVersion(findResubmission(known, resubmissionId)?.policyVersion);
    const cause = {
      orderId,
      causationId: `${TASK}:${resubmissionId}`,
      correlationId: resubmissionId,
      ruleVersion: policy.version,
    };
    const command = { resubmissionId, policy, now: Date.now() };
    await this.desk.decide(cause, (history) => endPermission(history, command));
  }
}
