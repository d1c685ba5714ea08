import type { OrderEvent } from '@bujiao/contracts';
import {
  afterNoSuchOrder,
  deliveredEvent,
  DELIVERY_POLICY,
  failResubmission,
  nextStep,
  resolveManualWork,
  settleAttempt,
  startEvent,
  type NextStep,
  type Outcome,
  type ResolveManualWork,
} from '@bujiao/fulfillment/testing';
import {
  findResubmission,
  openResubmission,
  unsettledAttempt,
  type Attempt,
  type OrderHistory,
} from '@bujiao/order-history';
import type { Policy } from '@bujiao/policy';
import type { Random } from './random.js';
import type { OrderStream } from './stream.js';
import { numberOf, type Call, type Suppliers } from './supplier.js';

const PROMISES = { latestArrival: 20_000, idempotencyHorizon: 24 * 3_600_000 };

export interface DeliverySetting {
  readonly random: Random;
  readonly suppliers: Suppliers;
  readonly policy: Policy;
  readonly stream: OrderStream;
}

/** Fulfillment's deciders, and the person who is asked. */
export class Delivery {
  constructor(private readonly of: DeliverySetting) {}

  advance(now: number): void {
    const open = openResubmission(this.history);
    if (open?.status !== 'approved') return;
    const step = nextStep(this.history, open.resubmissionId, {
      now,
      policy: DELIVERY_POLICY,
      rules: this.of.policy,
      defaultSupplierId: 'ours',
      supplierIds: new Set(['ours', 'S1']),
    });
    if (step.do === 'start') this.start(open.resubmissionId, step, now);
    else if (step.do === 'query') this.query(open.resubmissionId, step.attempt, now);
    else this.of.stream.append(this.eventsOf(open.resubmissionId, step), now);
  }

  /** A person who has asked shop and supplier says what is true; of what is still under way, nothing. */
  askAPerson(now: number): void {
    const open = openResubmission(this.history);
    if (open?.status !== 'waiting-for-human') return;
    const attempt = unsettledAttempt(open);
    const found = attempt ? findingOf(this.callOf(attempt)) : this.orGivesUp(open.waitingCode);
    if (!found) return;
    const { resubmissionId } = open;
    const command = { resubmissionId, note: 'asked', causationId: `person ${now}`, ...found };
    this.of.stream.append(resolveManualWork(this.history, command), now);
  }

  private get history(): OrderHistory {
    return this.of.stream.history;
  }

  private eventsOf(resubmissionId: string, step: NextStep): readonly OrderEvent[] {
    switch (step.do) {
      case 'ask-a-person': {
        const { code, attemptId } = step;
        return [
          { type: 'ManualWorkRequested', data: { resubmissionId, code, ...(attemptId && { attemptId }) } },
        ];
      }
      case 'fail':
        return [failResubmission(resubmissionId, step.code)];
      case 'finish':
        return [deliveredEvent(this.history, resubmissionId), closed(resubmissionId)];
      default:
        return [];
    }
  }

  private start(resubmissionId: string, step: Extract<NextStep, { do: 'start' }>, now: number): void {
    this.of.stream.append([startEvent(resubmissionId, step, this.of.stream.events.length)], now);
    const attempt = findResubmission(this.history, resubmissionId)?.attempts.at(-1);
    if (!attempt) return;
    if (step.adopt) this.query(resubmissionId, attempt, now);
    else this.send(resubmissionId, attempt, now);
  }

  /** The call leaves; it may get lost, and so may its answer. */
  private send(resubmissionId: string, attempt: Attempt, now: number): void {
    const { random, suppliers } = this.of;
    if (random.chance(0.9)) suppliers.arrive(nameOf(attempt), attempt.quantity);
    const answer = suppliers.answer(nameOf(attempt));
    const isLost = answer === 'no-such-order' || random.chance(0.3);
    this.settle(resubmissionId, attempt, isLost ? { outcome: 'unknown', code: 'timed-out' } : answer, now);
  }

  private query(resubmissionId: string, attempt: Attempt, now: number): void {
    const { suppliers, policy: rules } = this.of;
    const answer = suppliers.answer(nameOf(attempt));
    if (answer !== 'no-such-order') return this.settle(resubmissionId, attempt, answer, now);
    const { attemptId, queryNo } = attempt;
    const command = { resubmissionId, attemptId, queryNo, now, policy: DELIVERY_POLICY, rules };
    const outcome = afterNoSuchOrder(this.history, attempt, PROMISES, command);
    this.settle(resubmissionId, attempt, outcome, now);
    if ('sentAgain' in outcome && outcome.sentAgain) suppliers.arrive(nameOf(attempt), attempt.quantity);
  }

  private settle(resubmissionId: string, attempt: Attempt, outcome: Outcome, now: number): void {
    const { attemptId, queryNo } = attempt;
    const command = { resubmissionId, attemptId, queryNo, outcome, now, policy: DELIVERY_POLICY };
    this.of.stream.append(settleAttempt(this.history, command), now);
    if (findResubmission(this.history, resubmissionId)?.status === 'delivered')
      this.of.stream.append([closed(resubmissionId)], now);
  }

  private callOf(attempt: Attempt): Call | undefined {
    return this.of.suppliers.calls.get(nameOf(attempt));
  }

  private orGivesUp(code: string | undefined): Finding {
    const hopeless = code === 'conflict-open' || code === 'refund-without-units';
    return { resolution: hopeless || this.of.random.chance(0.2) ? 'give-up' : 'not-delivered' };
  }
}

type Finding = Pick<ResolveManualWork, 'resolution' | 'quantity'>;

/** What became of an open call; nothing while that is still under way. */
function findingOf(call: Call | undefined): Finding | undefined {
  if (call?.fate === 'pending') return undefined;
  return call?.fate === 'delivered'
    ? { resolution: 'delivered', quantity: call.quantity }
    : { resolution: 'not-delivered' };
}

const nameOf = ({ source, requestNo }: Attempt): string =>
  numberOf(source.kind === 'supplier' ? source.supplierId : 'stock', requestNo);

const closed = (resubmissionId: string): OrderEvent => ({
  type: 'ResubmissionClosed',
  data: { resubmissionId },
});
