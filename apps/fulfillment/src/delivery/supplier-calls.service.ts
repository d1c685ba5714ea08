import { Inject, Injectable } from '@nestjs/common';
import { isRechargeKind } from '@bujiao/contracts';
import {
  findResubmission,
  goodsOf,
  targetOfAttempt,
  type Attempt,
  type OrderHistory,
} from '@bujiao/order-history';
import {
  intentOf,
  ORDER_DESK,
  type OrderDesk,
  type OrderStep,
  type Recorded,
  type StepBasis,
} from '@bujiao/order-desk';
import type { Policy } from '@bujiao/policy';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import type { Supplier, SupplierAnswer, SupplierOrder } from '../suppliers/supplier.port.js';
import { SuppliedTargets } from '../suppliers/supplied-targets.service.js';
import { Suppliers } from '../suppliers/suppliers.js';
import { DELIVERY_POLICY_TOKEN, type DeliveryPolicy } from './delivery-policy.js';
import { planOf, type Delivery, type DeliveryPlan } from './delivery-plan.js';
import { outcomeEvents, settleAttempt, type Outcome, type SettleAttempt } from './settle-attempt.decider.js';
import { startEvent, type Start } from './start-attempt.decider.js';
import { SupplierOutcomes } from './supplier-outcomes.service.js';
import { afterNoSuchOrder } from './unknown-number.decider.js';

/** What gives the right to send a number: its attempt, or that it is sent again. */
type SendIntent = Recorded<'DeliveryAttemptStarted' | 'DeliveryAttemptUnknown'>;

/** Calls to suppliers: intent recorded, call made, outcome recorded; from an unknown outcome only a query by our number. */
@Injectable()
export class SupplierCalls {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @Inject(DELIVERY_POLICY_TOKEN) private readonly policy: DeliveryPolicy,
    private readonly suppliers: Suppliers,
    private readonly targets: SuppliedTargets,
    private readonly outcomes: SupplierOutcomes,
    @Inject(POLICIES) private readonly policies: Policies,
  ) {}

  /** Only the process that recorded the intent calls; every other one finds a started attempt, and queries. */
  planStart({ revision }: StepBasis, delivery: Delivery, step: Start): DeliveryPlan {
    const start = startEvent(delivery.resubmissionId, step, revision);
    return planOf(delivery, start.data.attemptId, [start], (taken) => {
      const intent = intentOf(taken, 'DeliveryAttemptStarted');
      return intent && !intent.data.adopted ? this.send(delivery, intent) : NOTHING_APPENDED;
    });
  }

  /** A query has no effect, so it belongs to the plan: its answer is recorded at the head that it was asked on, or asked for again. */
  async planQuery({ history }: StepBasis, delivery: Delivery, attempt: Attempt): Promise<DeliveryPlan> {
    const supplier = this.supplierOf(attempt);
    const answer = await supplier.query(attempt.requestNo);
    const command = this.commandOf(delivery, attempt);
    const outcome =
      answer.outcome === 'no-such-order'
        ? afterNoSuchOrder(history, attempt, supplier, {
            ...command,
            rules: await this.rulesOf(history, delivery),
          })
        : await this.outcomes.of(answerOfQuery(answer), attempt, history);
    const events = outcomeEvents(history, attempt, { ...command, outcome });
    return planOf(delivery, `${attempt.attemptId}:${attempt.queryNo}`, events, (taken) =>
      this.sendAgain(delivery, taken),
    );
  }

  private rulesOf(history: OrderHistory, { resubmissionId }: Delivery): Policy | Promise<Policy> {
    return this.policies.ofVersion(findResubmission(history, resubmissionId)?.policyVersion);
  }

  private sendAgain(delivery: Delivery, taken: OrderStep<unknown>): Promise<number | undefined> {
    const intent = intentOf(taken, 'DeliveryAttemptUnknown');
    return intent?.data.sentAgain ? this.send(delivery, intent) : NOTHING_APPENDED;
  }

  private async send(delivery: Delivery, intent: SendIntent): Promise<number | undefined> {
    const { attemptId } = intent.data;
    const attempt = findResubmission(intent.state, delivery.resubmissionId)?.attempts.find(
      (a) => a.attemptId === attemptId,
    );
    if (attempt?.sentAt !== intent.occurredAt) throw new Error(`${attemptId} is not to be sent`);
    return this.settle(delivery, attempt, await this.place(intent, attempt, delivery.resubmissionId));
  }

  /** Within the time that every other process waits for the call to arrive. */
  private async place(intent: SendIntent, attempt: Attempt, resubmissionId: string): Promise<Outcome> {
    const supplier = this.supplierOf(attempt);
    const order = await this.orderOf(attempt, intent.state, resubmissionId);
    if (!order) return { outcome: 'not-sent', code: 'recharge-target-unreadable', retryable: false };
    if (Date.now() - Date.parse(intent.occurredAt) > supplier.latestArrival / 2)
      return { outcome: 'unknown', code: 'too-late-to-send' };
    const answer = await supplier.place(order);
    return answer.outcome === 'no-such-order'
      ? { outcome: 'unknown', code: 'unreadable-answer', odd: true }
      : this.outcomes.of(answer, attempt, intent.state);
  }

  /** A command: what a call came to is recorded whatever has become known meanwhile, unless it does not count any more. */
  private async settle(delivery: Delivery, attempt: Attempt, outcome: Outcome): Promise<number | undefined> {
    const { orderId, resubmissionId, causationId } = delivery;
    const { attemptId, queryNo } = attempt;
    const { head } = await this.desk.decide(
      {
        orderId,
        causationId: `${causationId}:${attemptId}:${queryNo}:${outcome.outcome}`,
        correlationId: resubmissionId,
      },
      (history) => settleAttempt(history, { ...this.commandOf(delivery, attempt), outcome }),
    );
    return head === 'no-stream' ? undefined : head.revision;
  }

  private commandOf(
    { resubmissionId }: Delivery,
    { attemptId, queryNo }: Attempt,
  ): Omit<SettleAttempt, 'outcome'> {
    return { resubmissionId, attemptId, queryNo, now: Date.now(), policy: this.policy };
  }

  /** Undefined when the delivery target is missing or its key is gone. */
  private async orderOf(
    attempt: Attempt,
    history: OrderHistory,
    resubmissionId: string,
  ): Promise<SupplierOrder | undefined> {
    const { terms } = history;
    if (!terms) return undefined;
    const { requestNo, quantity } = attempt;
    const resubmission = findResubmission(history, resubmissionId);
    // The shop's own number stands for the ordered goods, also when it is sent again.
    const { goodsId, unitPrice } = attempt.adopted ? terms.goods : goodsOf(terms, resubmission);
    const order = { requestNo, quantity, goodsId, maxCost: unitPrice * quantity };
    const sealed = targetOfAttempt(history, resubmission, attempt);
    if (!sealed) return isRechargeKind(terms.goods.kind) ? undefined : order;
    const target = await this.targets.of(sealed, resubmission).catch(keyIsGone);
    return target && { ...order, target };
  }

  /** An unknown supplier's attempts are handed to a person, so nothing is ever asked of one. */
  private supplierOf({ source }: Attempt): Supplier {
    const supplier = source.kind === 'supplier' ? this.suppliers.find(source.supplierId) : undefined;
    if (!supplier) throw new Error(`no such supplier: ${JSON.stringify(source)}`);
    return supplier;
  }
}

const NOTHING_APPENDED = Promise.resolve(undefined);

/** A query that could not be made proves nothing about the order. */
function answerOfQuery(
  answer: Exclude<SupplierAnswer, { outcome: 'no-such-order' }>,
): Exclude<SupplierAnswer, { outcome: 'no-such-order' }> {
  if (answer.outcome === 'not-sent') return { outcome: 'unknown', code: answer.code };
  return answer.outcome === 'rejected'
    ? { outcome: 'failed', code: answer.code, retryable: answer.retryable }
    : answer;
}

function keyIsGone(error: unknown): undefined {
  if ((error as { retryable?: unknown }).retryable === false) return undefined;
  throw error;
}
