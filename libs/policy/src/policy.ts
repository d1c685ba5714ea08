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
  /** Anomalies that the reason fits; none: nobody can give the reason. */
  readonly when: readonly AnomalyKind[];
  /** Kinds of goods that can have it. @default all */
  readonly goods?: readonly GoodsKind[];
  /** `gateway`: the gateway has to prove the payment, whatever the shop told. `shop`: the shop's word is enough. */
  readonly proof: 'gateway' | 'shop';
}
export type ReasonPolicies = Readonly<Record<ResubmissionReason, ReasonPolicy>>;

/** What a resubmission may change. */
export const CHANGES = ['recharge-target', 'quantity-down', 'specification', 'product'] as const;
export type Change = (typeof CHANGES)[number];

/** Whether a resubmission is opened with nobody acting. */
export const ZERO_TOUCH = ['no', 'consent', 'always'] as const;

/** When a buyer is offered a resubmission before complaining. Times in ms. */
export interface OfferPolicy {
  /** For orders with these anomalies; none: nothing is offered. */
  readonly for: readonly AnomalyKind[];
  /** How long an order may heal by itself before it is offered. */
  readonly after: number;
  /** How long the offer stands; never beyond the window. */
  readonly lasts: number;
}

/** Checks of custom goods before anything goes (信息校验、角色绑定、权限确认), in the order in which they are made. */
export const GOODS_CHECKS = ['account', 'role-binding', 'permission'] as const;
export type GoodsCheck = (typeof GOODS_CHECKS)[number];

/** How roles are checked and bound. Times in ms. */
export interface RolePolicy {
  /** Waits before a supplier is asked again that could not say whether the role exists; after the last one a person decides. */
  readonly checkAgain: readonly number[];
  /** A role that is bound to another buyer. */
  readonly ofAnother: 'person' | 'refuse';
}

/** How the owner of a role confirms it. Times in ms. */
export interface PermissionPolicy {
  /** Counted from the first question; then the request is refused. */
  readonly lasts: number;
  readonly codeLasts: number;
  /** Wrong codes that are taken for one notice; then only another notice or a click helps. */
  readonly codeTries: number;
  /** Most notices of one request, the first one included. */
  readonly sends: number;
  /** Between two of them. */
  readonly sendAgainAfter: number;
}

/** A check by a person. Times in ms. */
export interface SecondCheck {
  readonly proof?: readonly ('gateway' | 'evidence')[];
  readonly review: number;
  readonly remind?: number;
  readonly escalateTo?: string;
  readonly atTheEnd: 'escalate' | 'refuse';
  /** How long the buyer has to upload evidence. */
  readonly evidence?: number;
  /** What happens where the buyer uploads none. */
  readonly withoutEvidence?: 'review' | 'refuse';
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
  readonly limits: {
    /** After so many resubmissions that got as far as a delivery, only people help. */
    readonly perOrder: number;
    /** Most resubmissions of a buyer, by the ms that they are counted over. */
    readonly perBuyer?: readonly { readonly within: number; readonly most: number }[];
  };
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
  /** A receipt confirms itself this long after the delivery. @default the installation's setting */
  readonly autoConfirm?: number;
  readonly change?: readonly Change[];
  /** @default nothing is offered */
  readonly offer?: OfferPolicy;
  readonly zeroTouch?: (typeof ZERO_TOUCH)[number];
  readonly secondCheck?: SecondCheck;
  /** @default none */
  readonly checks?: readonly GoodsCheck[];
  /** @default {@link ROLE_POLICY} */
  readonly role?: Partial<RolePolicy>;
  /** @default {@link PERMISSION_POLICY} */
  readonly permission?: Partial<PermissionPolicy>;
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

/** Everything that can differ by goods or merchant. */
export interface RulesFor extends GoodsPolicy {
  readonly reasons: ReasonPolicies;
}

/** A part of a value: objects member by member, lists as a whole. */
export type PartOf<T> = {
  readonly [Key in keyof T]?: T[Key] extends readonly unknown[] | undefined
    ? T[Key]
    : T[Key] extends object | undefined
      ? PartOf<T[Key]>
      : T[Key];
};
export type Exception = PartOf<RulesFor>;

/** One version of the rules, as data. Deciders take it as an argument and read no other constants. */
export interface Policy {
  /** Recorded with every event that these rules decided. */
  readonly version: string;
  /** Clocks of two publishers are not compared more finely than this, ms. */
  readonly clockSkew: number;
  /** Every reason that can be given; where several fit, the first is prefilled. */
  readonly reasons: ReasonPolicies;
  readonly failures: FailurePolicy;
  readonly defaults: GoodsPolicy;
  /** What differs from the defaults, by kind of goods. */
  readonly goods: Partial<Readonly<Record<GoodsKind, Exception>>>;
  /** What differs for the goods of an id. */
  readonly goodsIds?: Readonly<Record<string, Exception>>;
  /** What differs for a merchant's orders. */
  readonly merchants?: Readonly<Record<string, Exception>>;
  /** Factors and bands, as the document has them; absent: no score. */
  readonly risk?: unknown;
  readonly fourEyes?: {
    /** A version is put in force by two people. */
    readonly activatePolicy: boolean;
    /** Integer 分. */
    readonly approveAbove?: number;
  };
}

/** Of an order, what decides which exceptions hold. */
export interface RulesSubject {
  readonly goods: { readonly kind: GoodsKind; readonly goodsId: string };
  readonly merchantId?: string;
}
