export const CARD_PARTS = ['card-no', 'card-password'] as const;
export type CardPart = (typeof CARD_PARTS)[number];

/**
 * Where a buyer looked from, as the client said it. Kinds of programs and systems, without versions: an event is kept for ever, so
 * it holds no network address and nothing that tells one person's device from another's.
 */
export interface LookedFrom {
  /** For example `Chrome`. */
  readonly program: string;
  /** For example `Android`. */
  readonly system?: string;
}

/** Events that only after-sales appends. */
export interface AfterSalesEvents {
  /** The buyer saw the secrets: one event a look, recorded before they are shown, so an unrecorded look cannot be. */
  CardSecretsRevealed: {
    readonly resubmissionId: string;
    readonly cardIds: readonly string[];
    /** SHA-256 of the request's idempotency key: a retry of this very request is the same look. */
    readonly revealKey: string;
    /** Which look at these cards it is, from 1; absent where cards could be shown once only. */
    readonly lookNo?: number;
    /** Looks that were allowed in all when it was recorded. @default 1 */
    readonly mostLooks?: number;
    readonly from?: LookedFrom;
  };
  /** The buyer's page copied one part of a card that a look had shown. The page tells it; what was noted by hand nobody tells. */
  CardSecretsCopied: {
    readonly resubmissionId: string;
    /** The look, from 1. */
    readonly lookNo: number;
    /** Place of the card among those that were shown, from 1. */
    readonly card: number;
    readonly part: CardPart;
    readonly from?: LookedFrom;
  };
  ReceiptConfirmed: {
    readonly resubmissionId: string;
    readonly by: 'buyer' | 'automatic';
    /** ISO 8601: the end of a contradiction that the time counted from anew; absent where it counted from the delivery. */
    readonly countedFrom?: string;
  };
  ResubmissionClosed: { readonly resubmissionId: string };
  /** Goods and money, or two tellers, contradict each other, or a person has to decide. Recorded once for each code and set of values. */
  OrderConflictFound: { readonly conflict: OrderConflict };
  /** It ended: a person closed it with the values that it had, or what caused it was taken back. */
  OrderConflictClosed: {
    readonly code: ConflictCode;
    readonly known: ConflictValues;
    readonly by: 'person' | 'taken-back';
    /** What the person decided. */
    readonly action?: ConflictAction;
    readonly note?: string;
  };
}

export const CONFLICT_CODES = [
  'over-delivered',
  'refunded-and-delivered',
  'cancelled-and-delivered',
  'delivered-after-cancellation',
  'publishers-disagree',
  'relied-on-withdrawn',
  'overpaid',
  'payment-unclear',
  'placed-twice',
  // No contradictions: decisions that the rules leave to a person, once somebody has asked for a resubmission.
  'maybe-delivered',
  'refund-without-units',
  'cancelled-after-payment',
  'failure-needs-person',
  'record-full',
] as const;
export type ConflictCode = (typeof CONFLICT_CODES)[number];
export type ConflictValues = Readonly<Record<string, string | number>>;

/** A contradiction, or a decision that the rules leave to a person. */
export interface OrderConflict {
  readonly code: ConflictCode;
  /** What is known: numbers of units, 分, names of terms. Without personal data. */
  readonly known: ConflictValues;
}

/** The safe actions: none of them moves goods or money by itself. */
export const CONFLICT_ACTIONS = [
  'accepted',
  'refunded-by-shop',
  'recovered-from-buyer',
  'corrected-by-shop',
  'resubmitted-by-support',
] as const;
export type ConflictAction = (typeof CONFLICT_ACTIONS)[number];
