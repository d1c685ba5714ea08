import type { Sentence } from './sentence.js';

/** What a supplier call or a stock issue can come to; see domain terms. `unknown` is never `failed`. */
export const OUTCOME_CLASSES = [
  'not-sent',
  'rejected',
  'failed',
  'processing',
  'unknown',
  'succeeded',
] as const;
export type OutcomeClass = (typeof OUTCOME_CLASSES)[number];

export type DeliverySource =
  { readonly kind: 'card-stock' } | { readonly kind: 'supplier'; readonly supplierId: string };

/** What a person's finding rests on. `other`: the note says it. */
export const MANUAL_WORK_REASONS = [
  'supplier-confirmed',
  'statement-checked',
  'stock-checked',
  'buyer-said',
  'other',
] as const;
export type ManualWorkReason = (typeof MANUAL_WORK_REASONS)[number];

/** What a supplier says of a role. `cannot-say`: no answer in time, or one that cannot be believed; it proves nothing. */
export const ROLE_ANSWERS = ['exists', 'missing', 'cannot-say'] as const;
export type RoleAnswer = (typeof ROLE_ANSWERS)[number];

/** Events that only fulfillment appends. */
export interface FulfillmentEvents {
  /** The supplier was asked whether the role exists. Where it cannot say, it is asked again; after the last try a person decides. */
  RoleChecked: {
    readonly resubmissionId: string;
    readonly supplierId: string;
    readonly answer: RoleAnswer;
    /** Why it is missing, or why nothing can be said. */
    readonly code?: string;
    /** 1, 2, … */
    readonly tryNo: number;
    /** Absent where the answer counts as it is. ISO 8601. */
    readonly nextTryAt?: string;
  };
  /** Goods are to be released, and the gateway's proof has become too old for that: verification asks again. */
  PaymentProofExpired: {
    readonly resubmissionId: string;
    /** When the gateway was last asked; absent where it never was. ISO 8601. */
    readonly provenAt?: string;
    /** How old a proof may be, ms. */
    readonly mostAgeMs: number;
  };
  /** The intent: recorded before anything leaves. Whoever appends it, and only they, may act on it. */
  DeliveryAttemptStarted: {
    readonly resubmissionId: string;
    readonly attemptId: string;
    /** 1, 2, … within the resubmission. */
    readonly attemptNo: number;
    readonly source: DeliverySource;
    /** Our own number towards the supplier: the key by which it is queried and deduplicated. */
    readonly requestNo: string;
    readonly quantity: number;
    /** True where `requestNo` is of a call that the shop made earlier: it is queried first. */
    readonly adopted?: boolean;
    /** True where nobody has told how many units the adopted call was for: `quantity` is the most that it can count for. */
    readonly unitsUnknown?: boolean;
  };
  DeliveryAttemptSucceeded: {
    readonly resubmissionId: string;
    readonly attemptId: string;
    readonly quantity: number;
    /** Cards issued, by id; never their secrets. */
    readonly cardIds?: readonly string[];
    readonly supplierOrderNo?: string;
  };
  /** No unit was delivered by this attempt, and none ever will be. */
  DeliveryAttemptFailed: {
    readonly resubmissionId: string;
    readonly attemptId: string;
    readonly outcome: 'not-sent' | 'rejected' | 'failed';
    readonly code: string;
    /** When the next attempt may start; absent when there will be none. */
    readonly retryAt?: string;
  };
  /** It may have succeeded: from here only a query by our number, until the deadline hands it to a human. */
  DeliveryAttemptUnknown: {
    readonly resubmissionId: string;
    readonly attemptId: string;
    readonly outcome: 'processing' | 'unknown';
    readonly code: string;
    readonly queryNo: number;
    readonly nextQueryAt: string;
    /** True where the supplier has never seen the number, and whoever appended this sends it again. */
    readonly sentAgain?: boolean;
    /** How many answers in a row, this one included, could not be believed; absent when this one could. */
    readonly oddAnswers?: number;
  };
  /** Everything that was still owed has been delivered. `quantity`: units that this resubmission delivered in all. */
  ResubmissionDelivered: { readonly resubmissionId: string; readonly quantity: number };
  /** Ended without delivery. */
  ResubmissionFailed: { readonly resubmissionId: string; readonly code: string; readonly sentence: Sentence };
  /** Machines are at their end: a person decides. */
  ManualWorkRequested: {
    readonly resubmissionId: string;
    readonly attemptId?: string;
    readonly code: string;
  };
  /** What the person found out. */
  ManualWorkResolved: {
    readonly resubmissionId: string;
    readonly attemptId?: string;
    readonly resolution: 'delivered' | 'not-delivered' | 'give-up';
    /** What it rests on; absent where only a note was given. */
    readonly reason?: ManualWorkReason;
    /** Empty where the reason says it all. */
    readonly note: string;
  };
}
