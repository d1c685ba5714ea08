import type { OrderFact, OrderTerms, ProvenPayment } from '@bujiao/contracts';
import { recordedDecisions, requestResubmission, type RecordedDecision } from '@bujiao/intake/testing';
import {
  checkHistory,
  openResubmission,
  Refused,
  type Breach,
  type OrderHistory,
} from '@bujiao/order-history';
import { BASELINE, type Policy } from '@bujiao/policy';
import { paymentsToProve, verifyResubmission } from '@bujiao/verification/testing';
import { Delivery } from './delivery.js';
import type { Random } from './random.js';
import { OrderStream } from './stream.js';
import type { Suppliers } from './supplier.js';

export interface ProductSetting {
  readonly random: Random;
  readonly terms: OrderTerms;
  readonly suppliers: Suppliers;
  readonly gateway: (paymentId: string) => ProvenPayment;
  /** Goods wait until the shop has said that it stopped. */
  readonly waitsForHeld: boolean;
}

/** The product's deciders on one order: what each service would record, without servers. */
export class Product {
  readonly delivery: Delivery;
  private readonly stream: OrderStream;
  private readonly policy: Policy;

  constructor(private readonly of: ProductSetting) {
    const { defaults } = BASELINE;
    const hold = { ...defaults.hold, publishers: of.waitsForHeld ? ['shop'] : [], reasons: [] };
    this.policy = { ...BASELINE, defaults: { ...defaults, hold, proofRetryAfter: [] } };
    this.stream = new OrderStream(of.terms);
    const { random, suppliers } = of;
    this.delivery = new Delivery({ random, suppliers, policy: this.policy, stream: this.stream });
  }

  get history(): OrderHistory {
    return this.stream.history;
  }

  hear(fact: OrderFact, now: number): void {
    this.stream.hear(fact, now);
  }

  /** @returns the id of the resubmission that the click opened */
  click(now: number): string | undefined {
    const resubmissionId = `r${this.history.resubmissions.length + 1}`;
    try {
      this.stream.append(requestResubmission(this.history, this.commandOf(resubmissionId, now)), now);
      return openResubmission(this.history)?.resubmissionId;
    } catch (error) {
      if (error instanceof Refused) return undefined;
      throw error;
    }
  }

  verify(now: number): void {
    const open = openResubmission(this.history);
    if (open?.status !== 'requested') return;
    const { resubmissionId } = open;
    const numbers = paymentsToProve(this.history, resubmissionId, this.policy);
    const proofs = numbers.map(this.of.gateway);
    const command = { resubmissionId, policy: this.policy, now, ...(numbers.length > 0 && { proofs }) };
    this.stream.append(verifyResubmission(this.history, command), now);
  }

  /** Opens the stream of an order that nobody resubmitted, as after-sales sees it then. */
  open(now: number): void {
    this.stream.takeOver(now);
  }

  get isWaitingForAPerson(): boolean {
    return openResubmission(this.history)?.status === 'waiting-for-human';
  }

  /** Units in attempts of ours that did not surely fail. */
  ours(): number {
    return this.history.resubmissions
      .flatMap((r) => r.attempts)
      .filter(({ adopted, status }) => !adopted && status !== 'failed')
      .reduce((sum, { quantity }) => sum + quantity, 0);
  }

  breaches(): readonly Breach[] {
    return checkHistory(this.stream.events);
  }

  /** What was decided, with what the rules say of it when they are asked again. */
  explained(): readonly RecordedDecision[] {
    const events = this.stream.events.map((event, revision) => ({ ...event, revision }));
    return recordedDecisions(events, () => this.policy);
  }

  /** Contradictions that were recorded and not taken back: work for after-sales. */
  said(): readonly string[] {
    return this.history.conflicts.filter(({ closed }) => !closed).map(({ code }) => code);
  }

  private commandOf(resubmissionId: string, now: number): Parameters<typeof requestResubmission>[1] {
    const isCorrected = this.of.terms.goods.kind === 'direct-top-up' && this.of.random.chance(0.5);
    return {
      resubmissionId,
      channel: 'one-click',
      fieldsTyped: 0,
      fingerprint: resubmissionId,
      requesterId: 'B1',
      isPlainClick: false,
      record: this.stream.record,
      policy: this.policy,
      now,
      ...(isCorrected && { target: 'given', rechargeTarget: { keyOf: 'B1', sealed: resubmissionId } }),
    };
  }
}
