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
type StillUnknown = Extract<Outcome, { outcome: 'processing' | 'unknown' }>;

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
      {
        orderId,
        causationId: `${causationId}:${started.attemptId}`,
        correlationId: resubmissionId,
        ...(atLeast !== undefined && { atLeast }),
      },
      (history) => {
        const now = nextStep(history, resubmissionId, input);
        const still =
          now.do === 'start' && now.attemptNo === step.attemptNo && now.quantity === step.quantity;
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
    const next = afterNoSuchOrder(attempt, history, supplier);
    const decided = await this.settle(delivery, attempt, next);
    const again = attemptOf(decided.state, delivery.resubmissionId, attempt.attemptId);
    const mine = decided.appended.length > 0 && !decided.duplicate;
    if (!next.sentAgain || !mine || !again) return decided;
    return this.settle(delivery, again, await this.send(again, decided.state, delivery.resubmissionId));
  }

  /** Only who has just recorded the intent may send: within the time that everybody else waits for the call to arrive. */
  private async send(attempt: Attempt, history: OrderHistory, resubmissionId: string): Promise<Outcome> {
    const supplier = this.supplierOf(attempt);
    const order = await this.orderOf(attempt, history, resubmissionId);
    if (!supplier || !order)
      return { outcome: 'not-sent', code: 'recharge-target-unreadable', retryable: false };
    if (Date.now() - Date.parse(attempt.sentAt) > supplier.latestArrival / 2)
      return { outcome: 'unknown', code: 'too-late-to-send' };
    const answer = await supplier.place(order);
    return answer.outcome === 'no-such-order' ? { outcome: 'unknown', code: 'unreadable-answer' } : answer;
  }

  private settle(
    { orderId, resubmissionId, causationId }: Delivery,
    attempt: Attempt,
    outcome: Outcome,
  ): Promise<OrderDecided> {
    const { attemptId, queryNo } = attempt;
    return this.desk.decide(
      {
        orderId,
        causationId: `${causationId}:${attemptId}:${queryNo}:${outcome.outcome}`,
        correlationId: resubmissionId,
      },
      (history) =>
        settleAttempt(history, {
          resubmissionId,
          attemptId,
          outcome,
          queryNo,
          now: Date.now(),
          policy: this.policy,
        }),
    );
  }

  /** Undefined when the delivery target is missing or its key is gone. */
  private async orderOf(
    attempt: Attempt,
    { terms, resubmissions }: OrderHistory,
    resubmissionId: string,
  ): Promise<SupplierOrder | undefined> {
    if (!terms) return undefined;
    const { requestNo, quantity } = attempt;
    const order = {
      requestNo,
      quantity,
      goodsId: terms.goods.goodsId,
      maxCost: terms.goods.unitPrice * quantity,
    };
    const sealed =
      findResubmission({ facts: {}, resubmissions }, resubmissionId)?.rechargeTarget ?? terms.rechargeTarget;
    if (!sealed) return terms.goods.kind === 'direct-top-up' ? undefined : order;
    const target = await this.keyRing.open<RechargeTarget>(sealed).catch(keyIsGone);
    return target && { ...order, target };
  }

  private supplierOf({ source }: Attempt): Supplier | undefined {
    return source.kind === 'supplier' ? this.suppliers.find(source.supplierId) : undefined;
  }
}

/**
 * The supplier does not know the number. Once no earlier call can arrive any more, sending it again is not blind; under the same
 * number, so that the supplier itself would see a duplicate, for as long as it remembers numbers.
 */
function afterNoSuchOrder(
  { sentAt, startedAt, adopted }: Attempt,
  { terms }: OrderHistory,
  supplier: Supplier,
): StillUnknown {
  const notBefore = Date.parse(sentAt) + supplier.latestArrival;
  if (Date.now() < notBefore) return { outcome: 'unknown', code: 'not-arrived-yet', notBefore };
  // A call of the shop's was made at some time since the order was placed.
  const age = Date.now() - Date.parse((adopted && terms?.placedAt) || startedAt);
  if (age >= supplier.idempotencyHorizon) return { outcome: 'unknown', code: 'beyond-idempotency-horizon' };
  return { outcome: 'unknown', code: 'sent-again', sentAgain: true };
}

/** A query that could not be made proves nothing about the order. */
function answerOfQuery(answer: Exclude<SupplierAnswer, { outcome: 'no-such-order' }>): Outcome {
  if (answer.outcome === 'not-sent') return { outcome: 'unknown', code: answer.code };
  return answer.outcome === 'rejected'
    ? { outcome: 'failed', code: answer.code, retryable: answer.retryable }
    : answer;
}

function keyIsGone(error: unknown): undefined {
  if ((error as { retryable?: unknown }).retryable === false) return undefined;
  throw error;
}

const attemptOf = (history: OrderHistory, resubmissionId: string, attemptId: string): Attempt | undefined =>
  findResubmission(history, resubmissionId)?.attempts.find((a) => a.attemptId === attemptId);
