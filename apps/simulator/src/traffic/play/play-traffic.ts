import type { OrderEvent, OrderEvents, ProvenPayment } from '@bujiao/contracts';
import { confirmReceipt } from '@bujiao/after-sales/testing';
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
import type { Ask, TrafficOrder } from '../traffic-order.js';
import { ActQueue } from './act-queue.js';
import { click } from './click.js';
import { deliver } from './deliver.js';
import { askForEvidence, uploadEvidence } from './evidence.js';
import { gatewayAnswer, refund } from './outside.js';
import type { PlayOptions } from './play-options.js';
import { EVIDENCE_ASKED_AFTER, REVIEW_TAKES, UPLOAD_TAKES, VERIFIED_AFTER } from './play-times.js';
import { noteVerdict, PlayedOrder, type Ledger, type Played } from './played-order.js';
import { RequestTimes } from './request-times.js';

const CLEARED = { decision: 'approve', reason: 'checked-with-shop' } as const;
const FOUND_OUT = { decision: 'refuse', reason: 'goods-were-received' } as const;
const FIRST_REVIEWER = 'reviewer-1';

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
  options: PlayOptions = {},
): PlayedTraffic[] {
  const play = new Play(policy, options);
  return play.run(orders);
}

interface Afterwards {
  readonly confirmAt: number | undefined;
  readonly refundAt: number | undefined;
}

class Play {
  private readonly acts = new ActQueue();
  private readonly requests = new RequestTimes();

  private readonly ledger: Ledger;

  constructor(
    private readonly policy: Policy,
    private readonly options: PlayOptions,
  ) {
    this.ledger = options.ledger ?? new RiskLedger();
  }

  run(orders: readonly TrafficOrder[]): PlayedTraffic[] {
    const all = orders.map((order) => new PlayedOrder(order, this.ledger));
    for (const played of all)
      for (const ask of played.order.asks) this.acts.add({ at: ask.at, run: () => this.ask(played, ask) });
    this.acts.runAll();
    return all.map(({ order, played }) => ({ order, played }));
  }

  private ask(played: PlayedOrder, ask: Ask): void {
    const { order } = played;
    const resubmissionId = `${order.orderId}-r${played.requests}`;
    const { result, events } = click(played, {
      ask,
      resubmissionId,
      policy: this.policy,
      earlier: this.requests.of(played),
    });
    this.options.clicked?.(order, result);
    if (events.length === 0) return;
    played.requests += 1;
    this.requests.add(played, ask.at);
    const before = this.featuresBefore(played, events, ask);
    played.append(events, ask.at, ask);
    const at = this.options.times?.decidedAt(resubmissionId) ?? ask.at + VERIFIED_AFTER;
    this.verify(played, { resubmissionId, at, features: before });
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
    const proofs = this.proofsOf(played, resubmissionId, at);
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
    if (verdict) noteVerdict(played.played, verdict);
    if (verdict?.type === 'ReviewRequested') this.planReview(played, resubmissionId, at);
    if (verdict?.type === 'ResubmissionApproved') this.handOver(played, resubmissionId, at);
  }

  private planReview(played: PlayedOrder, resubmissionId: string, at: number): void {
    const { evidence } = played.order;
    if (evidence === undefined) return this.planDecision(played, resubmissionId, at);
    const { times } = this.options;
    const askAt = times?.evidenceAskedAt(resubmissionId) ?? at + EVIDENCE_ASKED_AFTER;
    const uploadAt = times?.evidenceAt(resubmissionId) ?? askAt + UPLOAD_TAKES;
    const asking = { resubmissionId, reviewerId: FIRST_REVIEWER, policy: this.policy, now: askAt };
    this.acts.add({ at: askAt, run: () => played.append(askForEvidence(played, asking), askAt) });
    const upload = (): void => {
      played.append(uploadEvidence(played, { resubmissionId, mark: evidence, now: uploadAt }), uploadAt);
      this.planDecision(played, resubmissionId, uploadAt);
    };
    this.acts.add({ at: uploadAt, run: upload });
  }

  private planDecision(played: PlayedOrder, resubmissionId: string, at: number): void {
    const decideAt = this.options.times?.reviewedAt(resubmissionId) ?? at + REVIEW_TAKES;
    this.acts.add({ at: decideAt, run: () => this.review(played, resubmissionId, decideAt) });
  }

  /** The reviewer asks shop and supplier and finds out what is true. */
  private review(played: PlayedOrder, resubmissionId: string, at: number): void {
    const verdict = played.order.label === 'malicious' ? FOUND_OUT : CLEARED;
    for (const reviewerId of [FIRST_REVIEWER, 'reviewer-2']) {
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
    deliver(played, {
      resubmissionId,
      rules: this.policy,
      from: at,
      prove: (now) => this.proveAgain(played, resubmissionId, now),
    });
    if (!played.played.delivered) return;
    const { confirmAt, refundAt } = this.afterwards(played, resubmissionId, at);
    if (confirmAt !== undefined)
      this.acts.add({
        at: confirmAt,
        run: () => played.append(confirmReceipt(played.history, { resubmissionId, by: 'buyer' }), confirmAt),
      });
    if (refundAt !== undefined) this.acts.add({ at: refundAt, run: () => refund(played, refundAt) });
  }

  private afterwards({ order }: PlayedOrder, resubmissionId: string, at: number): Afterwards {
    const { times } = this.options;
    if (times)
      return { confirmAt: times.confirmedAt(resubmissionId), refundAt: times.refundedAt(resubmissionId) };
    const { confirmAfter, refundAfter } = order.after;
    return {
      confirmAt: confirmAfter === undefined ? undefined : at + confirmAfter,
      refundAt: refundAfter === undefined ? undefined : at + refundAfter,
    };
  }

  /** What the gateway says now, where an earlier answer has become too old. */
  private proveAgain(played: PlayedOrder, resubmissionId: string, now: number): void {
    const { policy } = this;
    const proofs = this.proofsOf(played, resubmissionId, now);
    played.append(verifyResubmission(played.history, { resubmissionId, policy, now, proofs }), now);
  }

  private proofsOf(played: PlayedOrder, resubmissionId: string, now: number): readonly ProvenPayment[] {
    const numbers = paymentsToProve(played.history, resubmissionId, this.policy);
    return numbers.map((paymentId) => gatewayAnswer(played.order, paymentId, now));
  }
}
