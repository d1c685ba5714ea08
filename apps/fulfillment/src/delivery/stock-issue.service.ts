import { Inject, Injectable } from '@nestjs/common';
import { allAttempts, findResubmission, goodsOf } from '@bujiao/order-history';
import { basisAfter, type OrderStep, type StepBasis } from '@bujiao/order-desk';
import { CardStock } from '../card-stock/card-stock.repository.js';
import { DELIVERY_POLICY_TOKEN, type DeliveryPolicy } from './delivery-policy.js';
import { planOf, type Delivery, type DeliveryPlan } from './delivery-plan.js';
import { judgeReservation } from './judge-reservation.decider.js';
import { historyWith, outcomeEvents, type Outcome } from './settle-attempt.decider.js';
import { startEvent, type Start } from './start-attempt.decider.js';

/**
 * Issues cards from our own stock: reserved for the attempt of this very head, then recorded at it, intent and outcome in one.
 * A reservation is no effect: what was not recorded is given back.
 */
@Injectable()
export class StockIssue {
  constructor(
    private readonly stock: CardStock,
    @Inject(DELIVERY_POLICY_TOKEN) private readonly policy: DeliveryPolicy,
  ) {}

  async plan({ history, revision }: StepBasis, delivery: Delivery, step: Start): Promise<DeliveryPlan> {
    const { orderId, resubmissionId } = delivery;
    const start = startEvent(resubmissionId, step, revision);
    const { attemptId, quantity } = start.data;
    const { terms } = history;
    const goodsId = terms && goodsOf(terms, findResubmission(history, resubmissionId)).goodsId;
    const cardIds = goodsId && (await this.stock.claim({ attemptId, orderId, goodsId, quantity }));
    const outcome: Outcome = cardIds
      ? { outcome: 'succeeded', cardIds }
      : { outcome: 'not-sent', code: 'out-of-stock', retryable: true };
    const now = Date.now();
    const during = historyWith(history, start, now);
    const attempts = allAttempts(during).filter((a) => a.attemptId === attemptId);
    const settled = attempts.flatMap((attempt) =>
      outcomeEvents(during, attempt, {
        resubmissionId,
        attemptId,
        outcome,
        queryNo: 0,
        now,
        policy: this.policy,
      }),
    );
    return planOf(delivery, attemptId, [start, ...settled], (taken) => this.giveBack(taken, attemptId));
  }

  /** Another process may have recorded the same attempt with the same cards: those have left stock. */
  private async giveBack(taken: OrderStep<unknown>, attemptId: string): Promise<undefined> {
    if (taken.result !== 'conflict') return;
    const { history, revision } = basisAfter(taken);
    const reservation = judgeReservation(history, revision, attemptId);
    if (reservation.verdict === 'void') await this.stock.release(reservation);
  }
}
