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

/** Events that only verification appends. */
export interface VerificationEvents {
  ResubmissionApproved: { readonly resubmissionId: string; readonly checks: readonly CheckResult[] };
  ResubmissionRejected: {
    readonly resubmissionId: string;
    /** Stable code of the reason, e.g. `payment-not-found`. */
    readonly code: string;
    readonly sentence: Sentence;
    readonly checks: readonly CheckResult[];
  };
}
