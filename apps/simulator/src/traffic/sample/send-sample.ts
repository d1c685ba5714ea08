import { randomUUID } from 'node:crypto';
import { ApiProblem } from '@bujiao/client';
import type { ResubmissionAccepted } from '../../product/product-answers.js';
import type { Ask } from '../traffic-order.js';
import type { ChosenGroup } from './choose-sample.js';
import { decisionsOf } from './decisions.js';
import type { ProductSide } from './product-side.js';
import { ReviewDesk } from './review-desk.js';
import { SentOrder } from './sent-order.js';

/** Acts of different groups that run at the same time. */
const AT_ONCE = 6;
/** As in the simulation: a reviewer decides half an hour after verification. */
const REVIEWED_AFTER = 30 * 60_000 + 200;

/** Something that happens to one order, at a moment of the traffic. */
interface SendAct {
  readonly at: number;
  run(): Promise<void>;
}

/** A group on its way: its orders, and what is to happen to them. */
interface SendingGroup {
  readonly orders: readonly SentOrder[];
  readonly acts: SendAct[];
}

/**
 * Sends the orders through the product in the sequence of the traffic, as fast as it goes: each group one act after the other, and before
 * each act the product has recorded what the act before led to, also in what its decisions read.
 */
export async function sendSample(
  groups: readonly ChosenGroup[],
  { side, runId, progress }: SendOptions,
): Promise<readonly SentOrder[]> {
  const sending = groups.map((group) => beginGroup(group, { side, runId }));
  for (let round = 1; sending.some(({ acts }) => acts.length > 0); round += 1) {
    const next = sending.flatMap(({ acts }) => acts.sort((a, b) => a.at - b.at).shift() ?? []);
    progress?.(round, next.length);
    await atOnce(next);
    await side.untilRead();
  }
  return sending.flatMap(({ orders }) => orders);
}

export interface SendOptions {
  readonly side: ProductSide;
  /** Begins every id of this run. */
  readonly runId: string;
  readonly progress?: (round: number, acts: number) => void;
}

function beginGroup(group: ChosenGroup, { side, runId }: Omit<SendOptions, 'progress'>): SendingGroup {
  const sending = { orders: group.map(({ order }) => new SentOrder(order, runId)), acts: [] as SendAct[] };
  for (const sent of sending.orders) {
    const sender = new OrderSender(sent, side, (act) => sending.acts.push(act));
    for (const ask of sent.planned.asks) sending.acts.push({ at: ask.at, run: () => sender.click(ask) });
  }
  return sending;
}

async function atOnce(acts: readonly SendAct[]): Promise<void> {
  const waiting = [...acts];
  const work = async (): Promise<void> => {
    for (let act = waiting.shift(); act; act = waiting.shift()) await act.run();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Everything that happens to one order: as its buyer, its shop and the reviewers do it. */
class OrderSender {
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
    const reviewAt = at + REVIEWED_AFTER;
    this.plan({ at: reviewAt, run: () => this.review(resubmissionId, reviewAt) });
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
