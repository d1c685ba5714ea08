import { Inject, Injectable } from '@nestjs/common';
import type { OrderEvent } from '@bujiao/contracts';
import { EventStoreUnavailable } from '@bujiao/event-store';
import { findResubmission, openResubmission } from '@bujiao/order-history';
import { basisAfter, ORDER_DESK, type OrderDesk, type OrderStep, type StepBasis } from '@bujiao/order-desk';
import { againAt, ServiceTimers, type Timers } from '@bujiao/platform';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { Suppliers } from '../suppliers/suppliers.js';
import { DELIVERY_POLICY_TOKEN, type DeliveryPolicy } from './delivery-policy.js';
import { planOf, type Delivery, type DeliveryPlan } from './delivery-plan.js';
import { failResubmission } from './fail-resubmission.decider.js';
import { nextStep, type NextStep } from './next-step.decider.js';
import { deliveredEvent } from './settle-attempt.decider.js';
import { stepInput } from './step-input.js';
import { StockIssue } from './stock-issue.service.js';
import { SupplierCalls } from './supplier-calls.service.js';

export type { Delivery } from './delivery-plan.js';

interface DeliveryTimer {
  readonly orderId: string;
  readonly resubmissionId: string;
}

const TASK = 'continue-delivery';
/** One handling records no more steps than this; a longer run is a fault. */
const MOST_STEPS = 8;
/** Each conflict means that another process got on. */
const MOST_CONFLICTS = 20;

/** What the stream is known to hold when the next step is looked for. */
interface Known {
  readonly atLeast?: number;
  readonly justAppended?: number;
}

/**
 * Carries a resubmission's delivery on as far as it gets now. Called for its approval, by timers and after crashes, any number of
 * times: what is done is read off the history, and each step is recorded at the very head that it was decided on. After a conflict
 * nothing was done, and all is decided anew.
 */
@Injectable()
export class DeliveryService {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @ServiceTimers('fulfillment') private readonly timers: Timers,
    @Inject(DELIVERY_POLICY_TOKEN) private readonly policy: DeliveryPolicy,
    private readonly suppliers: Suppliers,
    private readonly stockIssue: StockIssue,
    private readonly supplierCalls: SupplierCalls,
    @Inject(POLICIES) private readonly policies: Policies,
  ) {
    timers.register<DeliveryTimer>(TASK, ({ orderId, resubmissionId }) =>
      // Not the timer's own number: a timer that fires twice must lead to the same events.
      this.advance({ orderId, resubmissionId, causationId: `timer:${resubmissionId}`, byTimer: true }),
    );
  }

  /** Resolves when there is nothing to do before a timer fires, a person acts or another event comes. */
  async advance(delivery: Delivery): Promise<void> {
    let known: Known = delivery.atLeast === undefined ? {} : { atLeast: delivery.atLeast };
    let conflicts = 0;
    for (let steps = 0; steps < MOST_STEPS;) {
      const taken = await this.takeStep(delivery, known);
      if (taken.result === 'nothing') return this.rest(delivery, taken.plan, steps);
      if (taken.result === 'recorded') steps += 1;
      else if ((conflicts += 1) > MOST_CONFLICTS) throw contended(delivery);
      known = knownAfter(taken, await taken.plan.afterwards?.(taken));
    }
    throw new Error(`delivery of ${delivery.resubmissionId} does not come to rest`);
  }

  /** Carries on the delivery that is under way for the order, if one is. */
  async advanceOpen(orderId: string, causationId: string, atLeast: number): Promise<void> {
    const open = openResubmission(await this.desk.historyOf(orderId, atLeast));
    if (open?.status !== 'approved') return;
    await this.advance({ orderId, resubmissionId: open.resubmissionId, causationId, atLeast });
  }

  private takeStep(delivery: Delivery, known: Known): Promise<OrderStep<DeliveryPlan>> {
    const { orderId, resubmissionId } = delivery;
    let decidedBy: string | undefined;
    return this.desk.step(
      { orderId, correlationId: resubmissionId, ruleVersion: () => decidedBy, ...known },
      async (basis) => {
        const begunUnder = findResubmission(basis.history, resubmissionId)?.policyVersion;
        const rules = await this.policies.ofVersion(begunUnder);
        decidedBy = rules.version;
        const { policy, suppliers } = this;
        const input = stepInput({ policy, rules, suppliers }, Date.now());
        const step = nextStep(basis.history, resubmissionId, input);
        return this.plan(basis, delivery, step);
      },
    );
  }

  private plan(basis: StepBasis, delivery: Delivery, step: NextStep): DeliveryPlan | Promise<DeliveryPlan> {
    switch (step.do) {
      case 'start':
        return step.source.kind === 'card-stock'
          ? this.stockIssue.plan(basis, delivery, step)
          : this.supplierCalls.planStart(basis, delivery, step);
      case 'query':
        return this.supplierCalls.planQuery(basis, delivery, step.attempt);
      case 'wait':
        return { ...planOf(delivery, step.do, []), wakeAt: step.until };
      default:
        return planOf(delivery, step.do, eventsWithoutEffect(basis, delivery, step));
    }
  }

  private async rest(
    { orderId, resubmissionId, byTimer }: Delivery,
    { wakeAt }: DeliveryPlan,
    steps: number,
  ): Promise<void> {
    if (wakeAt === undefined) return;
    const firedEarly = byTimer && steps === 0;
    await this.timers.schedule({
      task: TASK,
      key: resubmissionId,
      runAt: firedEarly ? againAt(wakeAt, Date.now()) : new Date(wakeAt),
      payload: { orderId, resubmissionId },
    });
  }
}

function eventsWithoutEffect(
  { history }: StepBasis,
  { resubmissionId }: Delivery,
  step: Extract<NextStep, { do: 'nothing' | 'ask-a-person' | 'prove' | 'fail' | 'finish' }>,
): readonly OrderEvent[] {
  switch (step.do) {
    case 'nothing':
      return [];
    case 'ask-a-person': {
      const { code, attemptId } = step;
      const data = { resubmissionId, code, ...(attemptId && { attemptId }) };
      return [{ type: 'ManualWorkRequested', data }];
    }
    case 'prove': {
      const { do: _, ...old } = step;
      return [{ type: 'PaymentProofExpired', data: { resubmissionId, ...old } }];
    }
    case 'fail':
      return [failResubmission(resubmissionId, step.code, step.known)];
    case 'finish':
      return [deliveredEvent(history, resubmissionId)];
  }
}

/** @param appended the last revision that the step's effects appended */
function knownAfter(taken: OrderStep<unknown>, appended?: number): Known {
  const { revision } = basisAfter(taken);
  if (appended !== undefined) return { atLeast: appended, justAppended: appended };
  return taken.result === 'recorded' ? { atLeast: revision, justAppended: revision } : { atLeast: revision };
}

const contended = ({ orderId }: Delivery): EventStoreUnavailable =>
  new EventStoreUnavailable(`${orderId} is contended: ${MOST_CONFLICTS} conflicts in a row`);
