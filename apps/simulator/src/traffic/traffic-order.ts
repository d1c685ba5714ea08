import type {
  OrderFact,
  OrderTerms,
  ProvenPayment,
  ResubmissionReason,
  Role,
  Sealed,
} from '@bujiao/contracts';

/** Who really asks. `warm-up`: a malicious buyer behaves well for a while; such orders are judged as neither. */
export type Label = 'honest' | 'malicious' | 'warm-up';

/** One click for an order. */
export interface Ask {
  /** ms since the epoch. */
  readonly at: number;
  readonly requesterId: string;
  readonly role: Role;
  readonly device?: string;
  readonly address?: string;
  readonly reason?: ResubmissionReason;
  /** A corrected recharge account. */
  readonly target?: Sealed;
}

/** What the gateway answers about one payment number, from a moment on. */
export interface GatewayAnswer extends ProvenPayment {
  readonly from: number;
}

/** What the buyer and the shop do after goods were redelivered; ms after the delivery. */
export interface Aftermath {
  readonly confirmAfter?: number;
  /** The buyer gets the money back although the goods came. */
  readonly refundAfter?: number;
}

/** One order of the traffic: what the shop tells, who asks when, and what is true about it. */
export interface TrafficOrder {
  readonly orderId: string;
  readonly label: Label;
  /** How the buyer behaves; the table lists results by it. */
  readonly kind: string;
  readonly terms: OrderTerms;
  /** By `receivedAt`, oldest first. */
  readonly facts: readonly OrderFact[];
  readonly asks: readonly Ask[];
  readonly gateway: readonly GatewayAnswer[];
  readonly after: Aftermath;
  /** Units that the buyer has although the shop does not say so yet: what the shop finds when it is asked to stop. */
  readonly unitsOut: number;
  /** The picture that the buyer uploads where a reviewer asks for evidence: its mark. Without one, reviewers find out by themselves. */
  readonly evidence?: string;
}
