import type {
  Goods,
  GoodsChangeKind,
  OverridableRule,
  ResubmissionReason,
  RuleOverride,
  TargetField,
} from '@bujiao/contracts';
import type { Policy } from '@bujiao/policy';
import type { OrderHistory } from '../order-history.js';
import type { WindowCount } from './buyer-requests.js';
import type { DecisionRule, NotAsked } from './decision-rules.js';

/** Values that a decision read and that its sentence names. Money in integer 分, times in ISO 8601. */
export type Known = Readonly<Record<string, string | number>>;

/** The order cannot be resubmitted, and nothing that the requester does changes that. */
const NO_CODES = [
  'order-incomplete',
  'resubmission-open',
  'delivered-by-us',
  'order-delivered',
  'order-refunded',
  'order-cancelled',
  'nothing-owed',
  'refund-announced',
  'outside-window',
  'too-many-resubmissions',
  'buyer-limit-reached',
  'reason-does-not-fit',
  'change-missing',
  'change-not-allowed',
  'change-needs-money',
  'goods-not-offered',
  'goods-cost-more',
  'difference-not-accepted',
  'recharge-target-unexpected',
  'payment-number-unknown',
  'underpaid',
  'payment-not-found',
  'payment-not-made',
  'payment-refunded',
  'payment-mismatch',
] as const;
export type NoCode = (typeof NO_CODES)[number];

/** A person has to decide. */
const PERSON_CODES = [
  'conflict-open',
  'record-full',
  'maybe-delivered',
  'refund-without-units',
  'cancelled-after-payment',
  'failure-needs-person',
  'payment-unclear',
] as const;
export type PersonCode = (typeof PERSON_CODES)[number];

/** The same request can succeed later. */
const WAIT_CODES = ['order-in-progress', 'too-early'] as const;
export type WaitCode = (typeof WAIT_CODES)[number];

/** Something has to be given first. */
export type GiveCode = 'account-needed' | 'same-account' | 'account-invalid';

/** What becomes of a wish to resubmit. Page, click, verification and dry run all show this. */
export type Decision =
  | {
      readonly do: 'go';
      readonly reason: ResubmissionReason;
      readonly reasons: readonly ResubmissionReason[];
      /** The most units that may go; absent: all that is missing. */
      readonly quantity?: number;
      /** Payment numbers that the gateway has to confirm first; empty where no proof is needed. */
      readonly proofOf: readonly string[];
    }
  | {
      readonly do: 'give';
      readonly code: GiveCode;
      readonly reason: ResubmissionReason;
      readonly reasons: readonly ResubmissionReason[];
      /** What has to be given. */
      readonly fields: readonly TargetField[];
      readonly known: Known;
    }
  /** `until`: ms since the epoch. */
  | { readonly do: 'wait'; readonly code: WaitCode; readonly until: number; readonly known: Known }
  | { readonly do: 'person'; readonly code: PersonCode; readonly known: Known }
  | { readonly do: 'no'; readonly code: NoCode; readonly known: Known };

/** Every code with which a click can be refused. Each has a sentence in `libs/texts`: the OpenAPI document shows them all. */
export const DECISION_REFUSALS = [
  ...NO_CODES,
  ...PERSON_CODES,
  ...WAIT_CODES,
  'same-account',
  'account-invalid',
] as const;

/** Goods that are wanted in place of the ordered ones. */
export interface AskedGoods {
  readonly goodsId: string;
  /** What is offered under that id in place of the ordered goods, with its price now; absent: nothing. */
  readonly alternative?: { readonly change: GoodsChangeKind; readonly goods: Goods };
  /** Integer 分: the difference that the requester read and accepted. */
  readonly acceptedDifference?: number;
}

/** What somebody asks for; everything may be left out, and then comes from the order. */
export interface Ask {
  readonly reason?: ResubmissionReason;
  /** `given`: a corrected target. `same`: it equals the one that just failed. `same-confirmed`: and that is meant. */
  readonly target?: 'given' | 'same' | 'same-confirmed';
  /** Fields of the target, the given or the order's, that the recharge template does not take. */
  readonly wrongFields?: readonly TargetField[];
  /** Units that are wanted; absent: all that are owed. */
  readonly quantity?: number;
  /** Other goods that are wanted. */
  readonly goods?: AskedGoods;
  /** Rules that after-sales sets aside. */
  readonly override?: RuleOverride;
}

/** What a rule did in one decision. */
export interface TracedRule {
  readonly rule: DecisionRule;
  /** Values that it read. Money in integer 分, times in ISO 8601. */
  readonly read: Known;
  /** What it said against; absent: nothing. */
  readonly said?: Decision | undefined;
  /** It had nothing to judge. */
  readonly notAsked?: NotAsked | undefined;
}
export type Trace = (traced: TracedRule) => void;

export interface DecisionInput {
  readonly history: OrderHistory;
  readonly policy: Policy;
  /** ms since the epoch; of the request, not of the moment at which it is judged. */
  readonly now: number;
  readonly ask?: Ask;
  /** The resubmission that is being judged: it is open because of this very request. */
  readonly judged?: string;
  /** True once the gateway was asked about every number: what it did not confirm is not paid. */
  readonly gatewayAsked?: boolean;
  /** Earlier requests for the orders of the buyer, as of `now`; absent where nobody counted them. */
  readonly buyerRequests?: readonly WindowCount[];
  /** Receives each rule that is asked, in order, with the values that it read. */
  readonly trace?: Trace | undefined;
}

export const no = (code: NoCode, known: Known = {}): Decision => ({ do: 'no', code, known });
export const person = (code: PersonCode, known: Known = {}): Decision => ({ do: 'person', code, known });

export const setsAside = ({ ask }: DecisionInput, rule: OverridableRule): boolean =>
  ask?.override?.rules.includes(rule) ?? false;

/** For an explanation: that after-sales set the rule aside. */
export const setAside = (input: DecisionInput, rule: OverridableRule): Known =>
  setsAside(input, rule) ? { setAside: 'yes' } : {};
