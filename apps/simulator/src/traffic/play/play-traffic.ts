import type { OrderEvent, OrderEvents, OrderFact } from '@bujiao/contracts';
import { confirmReceipt, watchConflicts } from '@bujiao/after-sales/testing';
import { snapshotEvents } from '@bujiao/intake/testing';
import { findResubmission } from '@bujiao/order-history';
import type { Policy } from '@bujiao/policy';
import { RiskLedger, type Features } from '@bujiao/risk';
import {
  fourEyesAbove,
  paymentsToProve,
  reviewBasis,
  reviewResubmission,
  riskPolicyOf,
  verifyResubmission,
} from '@bujiao/verification/testing';
import { MINUTE } from '../draft-order.js';
import type { Ask, TrafficOrder } from '../traffic-order.js';
import { ActQueue } from './act-queue.js';
import { click } from './click.js';
import { deliver } from './deliver.js';
import { PlayedOrder, type Ledger, type Played } from './played-order.js';

const CLEARED = { decision: 'approve', reason: 'checked-with-shop' } as const;
const FOUND_OUT = { decision: 'refuse', reason: 'goods-were-received' } as const;
const REVIEW_TAKES = 30 * MINUTE;
/** Verification asks the gateway a moment after the click. */
const VERIFIED_AFTER = 200;

export interface PlayedTraffic {
  readonly order: TrafficOrder;
  readonly played: Played;
}

/**
 * Plays the orders on a simulated clock through the deciders of the product: the click, the verification with the score, the steps of
 * delivery, receipts, contradictions, reviews. Requests are judged on what happened before them, and on nothing else.
 */
export function playTraffic(
  orders: readonly TrafficOrder[],
  policy: Policy,
  ledger: Ledger = new RiskLedger(),
): PlayedTraffic[] {
  const play = new Play(policy, ledger);
  return play.run(orders);
}

class Play {
  private readonly acts = new ActQueue();
  private readonly requests = new RequestTimes();

  constructor(
    private readonly policy: Policy,
    private readonly ledger: Ledger,
  ) {}

  run(orders: readonly TrafficOrder[]): PlayedTraffic[] {
    const all = orders.map((order) => new PlayedOrder(order, this.ledger));
    for (const played of all)
      for (const ask of played.order.asks) this.acts.add({ at: ask.at, run: () => this.ask(played, ask) });
    this.acts.runAll();
    return all.map(({ order, played }) => ({ order, played }));
  }

  private ask(played: PlayedOrder, ask: Ask): void {
    const { order, history } = played;
    const resubmissionId = `${order.orderId}-r${played.requests}`;
    const events = click(played, {
      ask,
      resubmissionId,
      policy: this.policy,
      earlier: this.requests.of(played),
    });
    if (events.length === 0) return;
    played.requests += 1;
    this.requests.add(played, ask.at);
    const before = this.featuresBefore(played, events, ask);
    played.append(events, ask.at, ask);
    if (history === played.history) return;
    this.verify(played, { resubmissionId, at: ask.at + VERIFIED_AFTER, features: before });
  }

  /** As of the request: before its own events are folded. */
  private featuresBefore({ order }: PlayedOrder, events: readonly OrderEvent[], ask: Ask): Features {
    const request = events.at(-1)?.data as OrderEvents['ResubmissionRequested'];
    const account = (request.rechargeTarget ?? order.terms.rechargeTarget)?.mark;
    return this.ledger.featuresOf({
      buyerId: order.terms.buyerId,
      asOf: ask.at,
      marks: {
        ...(account !== undefined && { account }),
        ...(request.device !== undefined && { device: request.device }),
        ...(request.address !== undefined && { address: request.address }),
      },
      ...(ask.role === 'merchant' && { merchantId: ask.requesterId }),
    });
  }

  private verify(
    played: PlayedOrder,
    { resubmissionId, at, features }: { resubmissionId: string; at: number; features: Features },
  ): void {
    const { policy } = this;
    const numbers = paymentsToProve(played.history, resubmissionId, policy);
    const proofs = numbers.map((paymentId) => gatewayAnswer(played.order, paymentId, at));
    const risk = riskPolicyOf(policy, played.order.terms);
    const events = verifyResubmission(played.history, {
      resubmissionId,
      policy,
      now: at,
      ...(proofs.length > 0 && { proofs }),
      ...(risk && { risk: { ...risk, features } }),
    });
    played.append(events, at);
    this.follow(played, resubmissionId, at, events.at(-1));
  }

  private follow(played: PlayedOrder, resubmissionId: string, at: number, verdict?: OrderEvent): void {
    const { played: result } = played;
    if (verdict?.type === 'ResubmissionRejected') {
      noteScore(result, verdict.data.risk);
      if (verdict.data.code === 'declined') result.declined = true;
      else result.refused = true;
    }
    if (verdict?.type === 'ReviewRequested') {
      noteScore(result, verdict.data.risk);
      result.human = true;
      const decideAt = at + REVIEW_TAKES;
      this.acts.add({ at: decideAt, run: () => this.review(played, resubmissionId, decideAt) });
    }
    if (verdict?.type !== 'ResubmissionApproved') return;
    noteScore(result, verdict.data.risk);
    this.handOver(played, resubmissionId, at);
  }

  /** The reviewer asks shop and supplier and finds out what is true. */
  private review(played: PlayedOrder, resubmissionId: string, at: number): void {
    const verdict = played.order.label === 'malicious' ? FOUND_OUT : CLEARED;
    for (const reviewerId of ['reviewer-1', 'reviewer-2']) {
      if (!findResubmission(played.history, resubmissionId)?.review?.open) return;
      const events = reviewResubmission(played.history, {
        resubmissionId,
        reviewerId,
        ...verdict,
        basis: reviewBasis(played.history),
        causationId: `${resubmissionId}-${reviewerId}`,
        policy: this.policy,
        fourEyesAbove: fourEyesAbove(this.policy),
      });
      played.append(events, at, { at, requesterId: reviewerId, role: 'reviewer' });
      if (events.at(-1)?.type === 'ResubmissionApproved') this.handOver(played, resubmissionId, at);
    }
  }

  private handOver(played: PlayedOrder, resubmissionId: string, at: number): void {
    deliver(played, { resubmissionId, rules: this.policy, from: at });
    if (!played.played.delivered) return;
    const { confirmAfter, refundAfter } = played.order.after;
    if (confirmAfter !== undefined) {
      const confirmAt = at + confirmAfter;
      this.acts.add({
        at: confirmAt,
        run: () => played.append(confirmReceipt(played.history, { resubmissionId, by: 'buyer' }), confirmAt),
      });
    }
    if (refundAfter === undefined) return;
    this.acts.add({ at: at + refundAfter, run: () => refund(played, at + refundAfter) });
  }
}

/** When the orders of each buyer were asked for: what intake keeps for the limits of a buyer. */
class RequestTimes {
  private readonly times = new Map<string, number[]>();

  of({ order }: PlayedOrder): readonly number[] {
    return this.times.get(order.terms.buyerId) ?? [];
  }

  add({ order }: PlayedOrder, at: number): void {
    const known = this.times.get(order.terms.buyerId);
    if (known) known.push(at);
    else this.times.set(order.terms.buyerId, [at]);
  }
}

/** The newest answer that the gateway has by then; it knows no number that nobody opened. */
function gatewayAnswer({ gateway }: TrafficOrder, paymentId: string, now: number) {
  const known = gateway.filter((a) => a.paymentId === paymentId && a.from <= now).at(-1);
  if (!known || known.status === 'unknown') return { paymentId, status: 'unknown' as const };
  if (known.status === 'other-order') return { paymentId, status: known.status };
  return { paymentId, status: known.status, ...(known.amount !== undefined && { amount: known.amount }) };
}

function refund(played: PlayedOrder, now: number): void {
  const time = new Date(now).toISOString();
  const { terms } = played.order;
  const fact: OrderFact<'shop.order.refunded'> = {
    source: '/shop',
    publisher: 'shop',
    id: `refund-${terms.orderId}`,
    type: 'shop.order.refunded',
    time,
    receivedAt: time,
    data: { amount: terms.amount, quantity: terms.quantity, cause: 'units' },
  };
  played.append(snapshotEvents(played.history, { terms, told: [...played.history.told, fact] }), now);
  played.append(watchConflicts(played.history), now);
}

function noteScore(played: Played, risk: OrderEvents['ResubmissionApproved']['risk']): void {
  if (!risk) return;
  played.points = Math.max(played.points, risk.points);
  for (const { factor } of risk.factors) played.factors.add(factor);
}
