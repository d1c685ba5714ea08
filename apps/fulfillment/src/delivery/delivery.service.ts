import { Inject, Injectable } from '@nestjs/common';
import type { OrderEvent } from '@bujiao/contracts';
import type { OrderHistory } from '@bujiao/order-history';
import { ORDER_DESK, ServiceTimers, type OrderDecided, type OrderDesk, type Timers } from '@bujiao/platform';
import { Suppliers } from '../suppliers/suppliers.js';
import { DELIVERY_POLICY_TOKEN, type DeliveryPolicy } from './delivery-policy.js';
import { nextStep, type NextStep, type StepInput } from './next-step.decider.js';
import { failResubmission } from './settle-attempt.decider.js';
import { StockIssue } from './stock-issue.service.js';
import { SupplierCalls } from './supplier-calls.service.js';

/** A resubmission whose delivery goes on, and what made it go on now. */
export interface Delivery {
  readonly orderId: string;
  readonly resubmissionId: string;
  /** Id of the event or timer that is being handled. */
  readonly causationId: string;
  /** The order's stream holds at least this revision. */
  readonly atLeast?: number;
}

interface DeliveryTimer {
  readonly orderId: string;
  readonly resubmissionId: string;
}

const TASK = 'continue-delivery';
/** One handling does no more than this; each step appends, so a longer run is a fault. */
const MOST_STEPS = 8;

/**
 * Carries a resubmission's delivery on as far as it goes now. Called for its approval, by timers and after crashes, any number of
 * times: what is done is read off the history, and whoever appends a step has the right to it.
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
  ) {
    timers.register<DeliveryTimer>(TASK, ({ orderId, resubmissionId }) =>
      this.resume(orderId, resubmissionId),
    );
  }

  /** Resolves when there is nothing to do before a timer fires, a person acts or another event comes. */
  async advance(delivery: Delivery): Promise<void> {
    let atLeast = delivery.atLeast;
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const history = await this.desk.historyOf(delivery.orderId, atLeast);
      const step = nextStep(history, delivery.resubmissionId, this.input());
      if (step.do === 'nothing') return;
      if (step.do === 'wait') return this.wakeAt(delivery, step.until);
      const decided = await this.take(step, history, delivery);
      if (decided.head !== 'no-stream') atLeast = decided.head.revision;
    }
    throw new Error(`delivery of ${delivery.resubmissionId} does not come to rest`);
  }

  private async resume(orderId: string, resubmissionId: string): Promise<void> {
    const history = await this.desk.freshHistoryOf(orderId);
    const attempts = history.resubmissions.find((r) => r.resubmissionId === resubmissionId)?.attempts ?? [];
    const queries = attempts.reduce((sum, a) => sum + a.queryNo, 0);
    // Not the timer's own number: a timer that fires twice must lead to the same events.
    await this.advance({
      orderId,
      resubmissionId,
      causationId: `timer:${resubmissionId}:${attempts.length}:${queries}`,
    });
  }

  private take(
    step: Exclude<NextStep, { do: 'nothing' | 'wait' }>,
    history: OrderHistory,
    delivery: Delivery,
  ): Promise<OrderDecided> {
    const { resubmissionId } = delivery;
    switch (step.do) {
      case 'start':
        return step.source.kind === 'card-stock'
          ? this.stockIssue.issue(delivery, step, this.input())
          : this.supplierCalls.place(delivery, step, this.input());
      case 'query':
        return this.supplierCalls.query(delivery, step.attempt, history);
      case 'ask-a-person': {
        const { code, attemptId } = step;
        return this.append(delivery, step, {
          type: 'ManualWorkRequested',
          data: { resubmissionId, code, ...(attemptId && { attemptId }) },
        });
      }
      case 'fail':
        return this.append(delivery, step, failResubmission(resubmissionId, step.code));
      case 'finish':
        return this.append(delivery, step, {
          type: 'ResubmissionDelivered',
          data: { resubmissionId, quantity: 0 },
        });
    }
  }

  /** Appends `event` if it is still what has to be done. */
  private append(delivery: Delivery, step: NextStep, event: OrderEvent): Promise<OrderDecided> {
    const { orderId, resubmissionId, causationId } = delivery;
    return this.desk.decide(
      { orderId, causationId: `${causationId}:${step.do}`, correlationId: resubmissionId },
      (history) => (nextStep(history, resubmissionId, this.input()).do === step.do ? [event] : []),
    );
  }

  private wakeAt({ orderId, resubmissionId }: Delivery, until: number): Promise<void> {
    return this.timers.schedule({
      task: TASK,
      key: resubmissionId,
      runAt: new Date(until),
      payload: { orderId, resubmissionId },
    });
  }

  private input(): StepInput {
    return { now: Date.now(), policy: this.policy, defaultSupplierId: this.suppliers.defaultId };
  }
}
