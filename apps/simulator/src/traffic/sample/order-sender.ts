import { randomUUID } from 'node:crypto';
import { ApiProblem } from '@bujiao/client';
import type { ResubmissionAccepted } from '../../product/product-answers.js';
import { EVIDENCE_ASKED_AFTER, REVIEW_TAKES, UPLOAD_TAKES, VERIFIED_AFTER } from '../play/play-times.js';
import type { Ask } from '../traffic-order.js';
import { decisionsOf } from './decisions.js';
import { pictureOf } from './picture.js';
import type { ProductSide } from './product-side.js';
import { ReviewDesk } from './review-desk.js';
import type { SentOrder } from './sent-order.js';

/** Something that happens to one order, at a moment of the traffic. */
export interface SendAct {
  readonly at: number;
  run(): Promise<void>;
}

/** Everything that happens to one order: as its buyer, its shop and the reviewers do it. */
export class OrderSender {
  private readonly seen = new Set<string>();
  private readonly reviews: ReviewDesk;

  constructor(
    private readonly sent: SentOrder,
    private readonly side: ProductSide,
    private readonly plan: (act: SendAct) => void,
  ) {
    this.reviews = new ReviewDesk(side);
  }

  async click(ask: Ask): Promise<void> {
    const { sent, side } = this;
    const events = sent.eventsUntil(ask.at);
    await side.publish(sent, events);
    sent.published(events);
    side.setPayment(sent, ask.at);
    await side.untilKnown(sent);
    const answer = await this.ask(ask).catch(refusalIn);
    if (typeof answer === 'string') {
      sent.asks.push({ at: Date.now(), ask, result: answer });
      sent.history = await side.until(sent, () => true);
      return;
    }
    const { resubmissionId } = answer;
    if (this.seen.has(resubmissionId)) {
      sent.asks.push({ at: Date.now(), ask, result: 'joined' });
      return;
    }
    this.seen.add(resubmissionId);
    await this.settle(resubmissionId, ask.at);
    const opened = sent.eventsOf('ResubmissionRequested').at(-1);
    sent.asks.push({ at: Date.parse(opened?.at ?? ''), ask, result: 'opened' });
  }

  private ask({ role, requesterId, target, device }: Ask): Promise<ResubmissionAccepted> {
    const { sent, side } = this;
    const account = target?.mark;
    const form = account === undefined ? {} : { rechargeTarget: { rechargeAccount: sent.idOf(account) } };
    const key = randomUUID();
    const from = device === undefined ? {} : { device: sent.idOf(device) };
    const user = `${role}:${sent.idOf(requesterId)}`;
    return side.product.resubmit(user, sent.orderId, { key, form, ...from });
  }

  /** Until the request has ended or waits for a reviewer; then what follows in the traffic is planned. `at`: a moment of the traffic. */
  private async settle(resubmissionId: string, at: number): Promise<void> {
    const { sent, side } = this;
    const hasStopped = (events: Parameters<typeof decisionsOf>[0]): boolean => {
      const decided = decisionsOf(events).find((one) => one.resubmissionId === resubmissionId);
      return decided?.end !== undefined || (decided?.verdict?.startsWith('review') ?? false);
    };
    const waits = this.acknowledge(resubmissionId);
    sent.history = await side.until(sent, hasStopped);
    await waits;
    if (this.endOf(resubmissionId) === 'delivered') return this.planAfterwards(resubmissionId, at);
    if (this.endOf(resubmissionId) !== undefined) return;
    this.planReview(resubmissionId, at + VERIFIED_AFTER);
  }

  /** With evidence of the buyer where the order has some, as in the simulation. */
  private planReview(resubmissionId: string, at: number): void {
    const { evidence } = this.sent.planned;
    if (evidence === undefined) return this.planDecision(resubmissionId, at);
    const askAt = at + EVIDENCE_ASKED_AFTER;
    const uploadAt = askAt + UPLOAD_TAKES;
    this.plan({ at: askAt, run: () => this.reviews.askForEvidence(this.sent, resubmissionId) });
    const upload = async (): Promise<void> => {
      await this.upload(resubmissionId, evidence);
      this.planDecision(resubmissionId, uploadAt);
    };
    this.plan({ at: uploadAt, run: upload });
  }

  private planDecision(resubmissionId: string, at: number): void {
    const reviewAt = at + REVIEW_TAKES;
    this.plan({ at: reviewAt, run: () => this.review(resubmissionId, reviewAt) });
  }

  private async upload(resubmissionId: string, picture: string): Promise<void> {
    const { sent, side } = this;
    const file = pictureOf(sent.idOf(picture));
    await side.product.uploadEvidence(`buyer:${sent.buyerId}`, sent.orderId, resubmissionId, file);
    sent.history = await side.until(sent, (events) => events.some(({ type }) => type === 'EvidenceAdded'));
  }

  private endOf(resubmissionId: string): string | undefined {
    return decisionsOf(this.sent.history?.events ?? []).find((one) => one.resubmissionId === resubmissionId)
      ?.end;
  }

  /** Of an order that seems stuck the shop has to say that it has stopped, and what it had delivered: only then goods go. */
  private async acknowledge(resubmissionId: string): Promise<void> {
    const { sent, side } = this;
    const events = (await side.until(sent, (all) => isDecided(all, resubmissionId))).events;
    const { reason, verdict } =
      decisionsOf(events).find((one) => one.resubmissionId === resubmissionId) ?? {};
    const isReleased = events.some(
      ({ type, data }) => type === 'ResubmissionApproved' && data.resubmissionId === resubmissionId,
    );
    if (reason !== 'stuck' || verdict === undefined || !isReleased) return;
    const data = { resubmissionId, delivered: sent.planned.unitsOut };
    const time = new Date().toISOString();
    await side.publish(sent, [sent.event('shop.order.held', { name: `held-${resubmissionId}`, time, data })]);
  }

  private async review(resubmissionId: string, at: number): Promise<void> {
    const { sent, side } = this;
    const decision = sent.planned.label === 'malicious' ? 'refuse' : 'approve';
    await this.reviews.decide(sent, resubmissionId, decision);
    const waits = this.acknowledge(resubmissionId);
    sent.history = await side.until(
      sent,
      (events) => decisionsOf(events).find((one) => one.resubmissionId === resubmissionId)?.end !== undefined,
    );
    await waits;
    if (this.endOf(resubmissionId) === 'delivered') this.planAfterwards(resubmissionId, at);
  }

  private planAfterwards(resubmissionId: string, at: number): void {
    const { confirmAfter, refundAfter } = this.sent.planned.after;
    if (confirmAfter !== undefined)
      this.plan({ at: at + confirmAfter, run: () => this.confirm(resubmissionId) });
    if (refundAfter !== undefined) this.plan({ at: at + refundAfter, run: () => this.refund() });
  }

  private async confirm(resubmissionId: string): Promise<void> {
    const { sent, side } = this;
    await side.product.confirmReceipt(`buyer:${sent.buyerId}`, sent.orderId, resubmissionId);
    sent.history = await side.until(sent, (events) => events.some(({ type }) => type === 'ReceiptConfirmed'));
  }

  private async refund(): Promise<void> {
    const { sent, side } = this;
    const { amount, quantity } = sent.terms;
    const data = {
      amount,
      quantity,
      cause: 'units',
      refundId: `R-${sent.orderId}`,
      paymentId: sent.paymentId,
    };
    const time = new Date().toISOString();
    await side.publish(sent, [sent.event('shop.order.refunded', { name: 'refunded', time, data })]);
    sent.history = await side.until(sent, (events) =>
      events.some(({ type }) => type === 'OrderConflictFound'),
    );
  }
}

const isDecided = (events: Parameters<typeof decisionsOf>[0], resubmissionId: string): boolean =>
  decisionsOf(events).some((one) => one.resubmissionId === resubmissionId && one.verdict !== undefined);

/** A click that the rules refuse is a decision like any other. */
function refusalIn(error: unknown): string {
  if (error instanceof ApiProblem && (error.status === 409 || error.status === 422)) return error.code;
  throw error;
}
