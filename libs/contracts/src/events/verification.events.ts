/** A sentence for people, in both languages of the platform. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

export interface CheckResult {
  readonly check:
    'requester-may-act' | 'reason-fits-order' | 'inside-window' | 'still-owed' | 'payment-proven';
  readonly passed: boolean;
  /** The data it was decided on, without personal data. */
  readonly on: Readonly<Record<string, string | number | boolean>>;
}

/** What the payment gateway said about one payment number. */
export interface ProvenPayment {
  readonly paymentId: string;
  /**
   * `unknown`: the gateway knows no such number. `other-order`: the number belongs to another order. `unclear`: its answer could not
   * be understood, also after several tries.
   */
  readonly status: 'paid' | 'unpaid' | 'refunded' | 'unknown' | 'other-order' | 'unclear';
  /** Integer 分; absent where the gateway knows no such number. */
  readonly amount?: number;
}

/** Events that only verification appends. */
export interface VerificationEvents {
  /** What the gateway said about every payment number that was known; recorded in one append with what it decided. */
  PaymentProofObtained: {
    readonly resubmissionId: string;
    readonly payments: readonly ProvenPayment[];
    /** True where it was asked again, since an earlier proof had become too old to release goods on. */
    readonly again?: true;
  };
  ResubmissionApproved: { readonly resubmissionId: string; readonly checks: readonly CheckResult[] };
  ResubmissionRejected: {
    readonly resubmissionId: string;
    /** Stable code of the reason, e.g. `payment-not-found`. */
    readonly code: string;
    readonly sentence: Sentence;
    /** Where a person has to decide: the values that the decision read. */
    readonly personKnows?: Readonly<Record<string, string | number>>;
    readonly checks: readonly CheckResult[];
  };
}
