import { Inject, Injectable } from '@nestjs/common';
import type { RechargeTarget } from '@bujiao/contracts';
import { findResubmission, type Attempt, type OrderHistory } from '@bujiao/order-history';
import { KeyRing, ORDER_DESK, type OrderDecided, type OrderDesk } from '@bujiao/platform';
import type { Supplier, SupplierAnswer, SupplierOrder } from '../suppliers/supplier.port.js';
import { Suppliers } from '../suppliers/suppliers.js';
import type { Delivery } from './delivery.service.js';
import { nextStep, type NextStep, type StepInput } from './next-step.decider.js';
import { settleAttempt, type Outcome } from './settle-attempt.decider.js';
import { startEvent } from './stock-issue.service.js';
import { DELIVERY_POLICY_TOKEN, type DeliveryPolicy } from './delivery-policy.js';

type Start = Extract<NextStep, { do: 'start' }>;

/** Calls to suppliers: intent recorded, call made, outcome recorded; from an unknown outcome only a query by our number. */
@Injectable()
export class SupplierCalls {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @Inject(DELIVERY_POLICY_TOKEN) private readonly policy: DeliveryPolicy,
    private readonly suppliers: Suppliers,
    private readonly keyRing: KeyRing,
  ) {}

  /** Only who appended the intent calls; everybody else finds a started attempt, and queries. */
  async place(delivery: Delivery, step: Start, input: StepInput): Promise<OrderDecided> {
    const { orderId, resubmissionId, causationId, atLeast } = delivery;
    const started = startEvent(resubmissionId, step);
    const decided = await this.desk.decide(
      { orderId, causationId: `${causationId}:${started.attemptId}`, correlationId: resubmissionId, ...(atLeast !== undefined && { atLeast }) },
      (history) => {
        const now = nextStep(history, resubmissionId, input);
        const still = now.do === 'start' && now.attemptNo === step.attemptNo && now.quantity === step.quantity;
        return still ? [{ type: 'DeliveryAttemptStarted', data: started }] : [];
      },
    );
    const mine = decided.appended.length > 0 && !decided.duplicate;
    const attempt = attemptOf(decided.state, resubmissionId, started.attemptId);
    if (!mine || !attempt || attempt.adopted) return decided;
    return this.settle(delivery, attempt, await this.send(attempt, decided.state, resubmissionId));
  }

  async query(delivery: Delivery, attempt: Attempt, history: OrderHistory): Promise<OrderDecided> {
    const supplier = this.supplierOf(attempt);
    if (!supplier) return this.settle(delivery, attempt, { outcome: 'unknown', code: 'unknown-supplier' });
    const answer = await supplier.query(attempt.requestNo);
    if (answer.outcome !== 'no-such-order') return this.settle(delivery, attempt, answerOfQuery(answer));
    return this.settle(delivery, attempt, await this.afterNoSuchOrder(delivery, attempt, history, supplier));
  }

  /**
   * The supplier has never seen the number, so sending it now is not blind; and under the same number, since our first call may
   * still be on its way: whichever comes second is a duplicate to the supplier, for as long as it remembers numbers.
   */
  private afterNoSuchOrder(
    { resubmissionId }: Delivery, attempt: Attempt, history: OrderHistory, supplier: Supplier,
  ): Promise<Outcome> {
    const age = Date.now() - Date.parse(attempt.startedAt);
    if (age < supplier.idempotencyHorizon) return this.send(attempt, history, resubmissionId);
    return Promise.resolve({ outcome: 'unknown', code: 'beyond-idempotency-horizon' });
  }

  private async send(attempt: Attempt, history: OrderHistory, resubmissionId: string): Promise<Outcome> {
    const supplier = this.supplierOf(attempt);
    const order = await this.orderOf(attempt, history, resubmissionId);
    if (!supplier || !order) return { outcome: 'not-sent', code: 'recharge-target-unreadable', retryable: false };
    const answer = await supplier.place(order);
    return answer.outcome === 'no-such-order' ? { outcome: 'unknown', code: 'unreadable-answer' } : answer;
  }

  private settle({ orderId, resubmissionId, causationId }: Delivery, attempt: Attempt, outcome: Outcome): Promise<OrderDecided> {
    const { attemptId, queryNo } = attempt;
    return this.desk.decide(
      { orderId, causationId: `${causationId}:${attemptId}:${queryNo}:${outcome.outcome}`, correlationId: resubmissionId },
      (history) => settleAttempt(history, { resubmissionId, attemptId, outcome, now: Date.now(), policy: this.policy }),
    );
  }

  /** Undefined when the delivery target is missing or its key is gone. */
  private async orderOf(attempt: Attempt, { terms, resubmissions }: OrderHistory, resubmissionId: string): Promise<SupplierOrder | undefined> {
    if (!terms) return undefined;
    const { requestNo, quantity } = attempt;
    const order = { requestNo, quantity, goodsId: terms.goods.goodsId, maxCost: terms.goods.unitPrice * quantity };
    const sealed = findResubmission({ facts: {}, resubmissions }, resubmissionId)?.rechargeTarget ?? terms.rechargeTarget;
    if (!sealed) return terms.goods.kind === 'direct-top-up' ? undefined : order;
    const target = await this.keyRing.open<RechargeTarget>(sealed).catch(keyIsGone);
    return target && { ...order, target };
  }

  private supplierOf({ source }: Attempt): Supplier | undefined {
    return source.kind === 'supplier' ? this.suppliers.find(source.supplierId) : undefined;
  }
}

/** A query that could not be made proves nothing about the order. */
function answerOfQuery(answer: Exclude<SupplierAnswer, { outcome: 'no-such-order' }>): Outcome {
  if (answer.outcome === 'not-sent') return { outcome: 'unknown', code: answer.code };
  return answer.outcome === 'rejected' ? { outcome: 'failed', code: answer.code, retryable: answer.retryable } : answer;
}

function keyIsGone(error: unknown): undefined {
  if ((error as { retryable?: unknown }).retryable === false) return undefined;
  throw error;
}

const attemptOf = (history: OrderHistory, resubmissionId: string, attemptId: string): Attempt | undefined =>
  findResubmission(history, resubmissionId)?.attempts.find((a) => a.attemptId === attemptId);
