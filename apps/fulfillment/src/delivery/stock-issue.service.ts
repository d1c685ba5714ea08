import { Inject, Injectable } from '@nestjs/common';
import type { OrderEvent, OrderEvents } from '@bujiao/contracts';
import { evolve, type Attempt, type HistoryEvent, type OrderHistory } from '@bujiao/order-history';
import { ORDER_DESK, type OrderDecided, type OrderDesk } from '@bujiao/platform';
import { CardStock } from '../card-stock/card-stock.repository.js';
import { attemptIdOf } from './attempt-id.js';
import type { Delivery } from './delivery.service.js';
import { nextStep, type NextStep, type StepInput } from './next-step.decider.js';
import { outcomeEvents, type Outcome } from './settle-attempt.decider.js';

type Start = Extract<NextStep, { do: 'start' }>;

/** The event that starts an attempt. */
export function startEvent(
  resubmissionId: string,
  { attemptNo, source, quantity, adopt }: Start,
): OrderEvents['DeliveryAttemptStarted'] {
  const attemptId = attemptIdOf(resubmissionId, attemptNo, quantity);
  return {
    resubmissionId,
    attemptId,
    attemptNo,
    source,
    quantity,
    requestNo: adopt?.requestNo ?? attemptId,
    ...(adopt && { adopted: true }),
  };
}

/** Issues cards from our own stock: reserved first, by attempt, then recorded; what was not recorded is given back. */
@Injectable()
export class StockIssue {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    private readonly stock: CardStock,
  ) {}

  async issue(delivery: Delivery, step: Start, input: StepInput): Promise<OrderDecided> {
    const { orderId, resubmissionId, causationId, atLeast } = delivery;
    const started = startEvent(resubmissionId, step);
    const terms = (await this.desk.historyOf(orderId, atLeast)).terms;
    const cardIds =
      terms &&
      (await this.stock.claim({
        attemptId: started.attemptId,
        orderId,
        goodsId: terms.goods.goodsId,
        quantity: step.quantity,
      }));
    const outcome: Outcome = cardIds
      ? { outcome: 'succeeded', cardIds }
      : { outcome: 'not-sent', code: 'out-of-stock', retryable: true };
    const decided = await this.desk.decide(
      {
        orderId,
        causationId: `${causationId}:${started.attemptId}`,
        correlationId: resubmissionId,
        ...(atLeast !== undefined && { atLeast }),
      },
      (history) => this.issueEvents(history, started, outcome, input),
    );
    if (!holdsAttempt(decided.state, started.attemptId)) await this.stock.release(started.attemptId);
    return decided;
  }

  private issueEvents(
    history: OrderHistory,
    started: OrderEvents['DeliveryAttemptStarted'],
    outcome: Outcome,
    input: StepInput,
  ): readonly OrderEvent[] {
    const { resubmissionId, attemptId } = started;
    const step = nextStep(history, resubmissionId, input);
    if (step.do !== 'start' || step.attemptNo !== started.attemptNo || step.quantity !== started.quantity)
      return [];
    const start: OrderEvent = { type: 'DeliveryAttemptStarted', data: started };
    const during = evolve(history, {
      ...start,
      metadata: { occurredAt: new Date(input.now).toISOString() },
    } as HistoryEvent);
    const attempt = during.resubmissions
      .flatMap((r) => r.attempts)
      .find((a) => a.attemptId === attemptId) as Attempt;
    return [
      start,
      ...outcomeEvents(during, attempt, {
        resubmissionId,
        attemptId,
        outcome,
        queryNo: 0,
        now: input.now,
        policy: input.policy,
      }),
    ];
  }
}

const holdsAttempt = (history: OrderHistory, attemptId: string): boolean =>
  history.resubmissions.some((r) =>
    r.attempts.some((a) => a.attemptId === attemptId && a.status === 'succeeded'),
  );
