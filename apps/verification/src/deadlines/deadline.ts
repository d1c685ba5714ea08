import type { OrderEvent } from '@bujiao/contracts';
import type { OrderDesk } from '@bujiao/order-desk';
import { findResubmission, type OrderHistory, type Resubmission } from '@bujiao/order-history';
import { againAt, type Timers } from '@bujiao/platform';
import type { Policy } from '@bujiao/policy';
import type { Policies } from '@bujiao/policy-desk';

/** What a timer is about; it holds no more, since everything else may change until it fires. */
export interface DeadlineTimer {
  readonly orderId: string;
  readonly resubmissionId: string;
}

export interface AtDeadline {
  readonly resubmissionId: string;
  /** The version that the resubmission began under. */
  readonly policy: Policy;
  /** ms since the epoch. */
  readonly now: number;
}

/** One kind of deadline of a resubmission. Both functions are pure. */
export interface DeadlineRule {
  /** Name of the timer. Part of event ids: never change it. */
  readonly task: string;
  /** ms since the epoch; undefined where nothing waits. */
  dueAt(history: OrderHistory, about: Omit<AtDeadline, 'now'>): number | undefined;
  /** Nothing while it is not due. */
  decide(history: OrderHistory, deadline: AtDeadline): readonly OrderEvent[];
  /** Where a resubmission can have several of them: what tells this one apart. Part of event ids. */
  occasion?(resubmission: Resubmission | undefined): string;
}

export interface DeadlineParts {
  readonly desk: OrderDesk;
  readonly policies: Policies;
  readonly timers: Timers;
}

/** A durable timer that decides when it fires: set, decide, set again where it is not due yet. */
export class Deadline {
  /** @param afterwards called with what the decision led to */
  constructor(
    private readonly parts: DeadlineParts,
    private readonly rule: DeadlineRule,
    private readonly afterwards: (
      history: OrderHistory,
      timer: DeadlineTimer,
      policy: Policy,
    ) => Promise<void> = () => Promise.resolve(),
  ) {
    parts.timers.register<DeadlineTimer>(rule.task, (timer) => this.fire(timer));
  }

  /** Sets the timer, also where the time is over; where nothing waits, nothing. Idempotent by resubmission. */
  async schedule(history: OrderHistory, timer: DeadlineTimer, policy: Policy): Promise<void> {
    const due = this.rule.dueAt(history, { resubmissionId: timer.resubmissionId, policy });
    if (due !== undefined) await this.set(new Date(due), timer);
  }

  private set(runAt: Date, payload: DeadlineTimer): Promise<void> {
    const { task } = this.rule;
    return this.parts.timers.schedule({ task, key: payload.resubmissionId, runAt, payload });
  }

  /** A timer that fires twice leads to the same events; one that fires too early is set again. */
  private async fire(timer: DeadlineTimer): Promise<void> {
    const { desk, policies } = this.parts;
    const { orderId, resubmissionId } = timer;
    const resubmission = findResubmission(await desk.historyOf(orderId), resubmissionId);
    const policy = await policies.ofVersion(resubmission?.policyVersion);
    const { task, occasion } = this.rule;
    const cause = {
      orderId,
      causationId: `${task}:${resubmissionId}${occasion ? `:${occasion(resubmission)}` : ''}`,
      correlationId: resubmissionId,
      ruleVersion: policy.version,
    };
    const deadline = { resubmissionId, policy, now: Date.now() };
    const { state } = await desk.decide(cause, (history) => this.rule.decide(history, deadline));
    const due = this.rule.dueAt(state, deadline);
    if (due !== undefined) await this.set(againAt(due, deadline.now), timer);
    await this.afterwards(state, timer, policy);
  }
}
