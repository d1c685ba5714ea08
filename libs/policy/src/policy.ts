import type { GoodsKind, ResubmissionReason } from '@bujiao/contracts';

/** What went wrong with an order, as far as a reason for a resubmission can rest on it. */
export const ANOMALY_KINDS = [
  'payment-timed-out',
  'payment-notice-lost',
  'delivery-failed',
  'delayed',
  'partly-delivered',
  'stuck',
] as const;
export type AnomalyKind = (typeof ANOMALY_KINDS)[number];

export interface ReasonPolicy {
  /** Anomalies that the reason fits. */
  readonly when: readonly AnomalyKind[];
  /** Kinds of goods that can have it. @default all */
  readonly goods?: readonly GoodsKind[];
  /** `gateway`: the gateway has to prove the payment, whatever the shop told. `shop`: the shop's word is enough. */
  readonly proof: 'gateway' | 'shop';
}

/** Rules for one kind of goods. Times in ms. */
export interface GoodsPolicy {
  readonly window: {
    /** Counted from the newest anomaly. */
    readonly last: number;
    /** Counted from the placing of the order; nothing is resubmitted later. */
    readonly neverAfter: number;
  };
  readonly grace: {
    /** A payment notice is not lost before it has had this long to come, counted from the placing. */
    readonly notice: number;
    /** How long a paid order may be in progress, counted from the payment or the newest part delivery. */
    readonly inProgress: number;
  };
  /** After so many resubmissions that got as far as a delivery, only people help. */
  readonly limits: { readonly perOrder: number };
  /** An order that was cancelled only because its payment timed out, and that was paid after all. */
  readonly cancelledByTimeOut: 'redeliver-if-in-stock' | 'person';
  readonly hold: {
    /** Resubmissions for these reasons wait until the shop has acknowledged that it stopped. */
    readonly reasons: readonly ResubmissionReason[];
    /** Orders placed by these publishers always wait for the acknowledgement. */
    readonly publishers: readonly string[];
    /** How long to wait for it, counted from the request; then a person decides. */
    readonly deadline: number;
  };
  /** A gateway's proof that is older than this is asked for again before goods are released. */
  readonly proofAge: number;
  /** Waits before the gateway is asked again whose answer could not be understood; after the last one a person looks. @default none */
  readonly proofRetryAfter?: readonly number[];
}

/** Codes of failures, of the game-card protocol and our own, by what they ask for. */
export interface FailurePolicy {
  /** The account is wrong: a corrected one is asked for. */
  readonly account: readonly string[];
  /** Price, limit, identity or risk: a person decides. */
  readonly person: readonly string[];
}

/** One version of the rules, as data. Deciders take it as an argument and read no other constants. */
export interface Policy {
  /** Recorded with every event that these rules decided. */
  readonly version: string;
  /** Clocks of two publishers are not compared more finely than this, ms. */
  readonly clockSkew: number;
  /** Every reason that can be given; where several fit, the first is prefilled. */
  readonly reasons: Readonly<Record<ResubmissionReason, ReasonPolicy>>;
  readonly failures: FailurePolicy;
  readonly defaults: GoodsPolicy;
  /** What differs from the defaults, by kind of goods. */
  readonly goods: Partial<Readonly<Record<GoodsKind, Partial<GoodsPolicy>>>>;
}

/** Names the {@link Policy} in force, for what services are put together of. */
export const RULES = Symbol('RULES');

/** The rules for one kind of goods. */
export const policyFor = ({ defaults, goods }: Policy, kind: GoodsKind): GoodsPolicy => {
  const special = goods[kind];
  return special ? { ...defaults, ...special } : defaults;
};
