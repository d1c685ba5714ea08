import type { RecordedFeatures, RiskAssessment } from './risk-assessment.js';
import type { Sentence } from './sentence.js';
import type { Notice } from './notice.js';

export interface CheckResult {
  readonly check:
    | 'requester-may-act'
    | 'reason-fits-order'
    | 'inside-window'
    | 'still-owed'
    | 'payment-proven'
    | 'account'
    | 'role-binding'
    | 'permission';
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

/** What a reviewer is asked about a resubmission. */
export const REVIEW_QUESTIONS = ['second-check', 'high-risk', 'role-binding'] as const;
export type ReviewQuestion = (typeof REVIEW_QUESTIONS)[number];

export const REVIEW_DECISIONS = ['approve', 'refuse', 'return'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** What a buyer can be asked to prove by a picture or a document. */
export const EVIDENCE_WANTED = ['payment', 'account-owner', 'not-received'] as const;
export type EvidenceWanted = (typeof EVIDENCE_WANTED)[number];

/** What evidence is, by its content. */
export const EVIDENCE_KINDS = ['png', 'jpeg', 'pdf'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What happens where the buyer uploads nothing in time. */
export const EVIDENCE_ENDS = ['review', 'refuse'] as const;
export type EvidenceEnd = (typeof EVIDENCE_ENDS)[number];

/** What happens at the deadline of a review. */
export const REVIEW_ENDS = ['escalate', 'refuse'] as const;
export type ReviewEnd = (typeof REVIEW_ENDS)[number];

/** Reasons of a reviewer, from which one has to be chosen. */
export const REVIEW_REASONS = [
  'checked-with-buyer',
  'checked-with-shop',
  'matches-history',
  'goods-were-received',
  'payment-not-proven',
  'shared-identity',
  'wrong-account-given',
  'other',
] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** Fields that a request can be returned for. */
export const RETURN_FIELDS = ['rechargeAccount', 'gameArea', 'gameServer', 'gameRole', 'reason'] as const;
export type ReturnField = (typeof RETURN_FIELDS)[number];

/** Events that only verification appends. */
export interface VerificationEvents extends EvidenceEvents {
  /** What the gateway said about every payment number that was known; recorded in one append with what it decided. */
  PaymentProofObtained: {
    readonly resubmissionId: string;
    readonly payments: readonly ProvenPayment[];
    /** True where it was asked again, since an earlier proof had become too old to release goods on. */
    readonly again?: true;
  };
  /** The gateway's answer about a payment could not be understood; it is asked again. After the last try the answer counts as it is. */
  PaymentProofUnclear: {
    readonly resubmissionId: string;
    readonly payments: readonly ProvenPayment[];
    /** 1, 2, … */
    readonly tryNo: number;
    readonly nextTryAt: string;
  };
  ResubmissionApproved: {
    readonly resubmissionId: string;
    readonly checks: readonly CheckResult[];
    /** Absent where the policy has no risk score. */
    readonly risk?: RiskAssessment;
    /** Absent where nothing was scored, and after a review: its request holds them. */
    readonly features?: RecordedFeatures;
  };
  ResubmissionRejected: {
    readonly resubmissionId: string;
    /** Stable code of the reason, e.g. `payment-not-found`. */
    readonly code: string;
    readonly sentence: Sentence;
    /** Where a person has to decide: the values that the decision read. */
    readonly personKnows?: Readonly<Record<string, string | number>>;
    readonly checks: readonly CheckResult[];
    /** Absent where the policy has no risk score, or a rule refused before it. */
    readonly risk?: RiskAssessment;
    /** Also where a rule refused before the score. Absent where the policy has no risk score, and after a review. */
    readonly features?: RecordedFeatures;
    /** With `returned-for-correction`: the field that has to be corrected. */
    readonly field?: ReturnField;
  };
  /** A person has to decide about the resubmission before anything is delivered. */
  ReviewRequested: {
    readonly resubmissionId: string;
    readonly question: ReviewQuestion;
    /** Until when a person should have decided. ISO 8601. */
    readonly deadline: string;
    /** Price of what may be delivered, integer 分. */
    readonly amount: number;
    readonly checks: readonly CheckResult[];
    readonly risk: RiskAssessment;
    readonly features?: RecordedFeatures;
  };
  /** Reviewers were reminded of a case before its deadline, as the policy says. */
  ReviewReminded: { readonly resubmissionId: string; readonly deadline: string };
  /** Nobody decided by the deadline. `refuse`: the rejection is in the same append. Nothing is ever approved by time. */
  ReviewOverdue: {
    readonly resubmissionId: string;
    readonly deadline: string;
    readonly then: ReviewEnd;
    /** With `escalate`: to whom, as the policy names them. */
    readonly to?: string;
  };
  /** A person decided. What follows from it is in the same append. */
  ReviewDecided: {
    readonly resubmissionId: string;
    readonly decision: ReviewDecision;
    readonly reason: ReviewReason;
    readonly note?: string;
    readonly field?: ReturnField;
    /** The amount asks for a second person: nothing is approved yet. */
    readonly needsSecond?: true;
  };
}

/** Events about what a buyer is asked to upload. */
export interface EvidenceEvents {
  /** A reviewer asked the buyer for evidence: the case waits for the buyer, and the reviewers' time stands still. */
  EvidenceRequested: {
    readonly resubmissionId: string;
    readonly wanted: EvidenceWanted;
    /** Until when the buyer can upload. ISO 8601. */
    readonly deadline: string;
    readonly reason: ReviewReason;
    /** For staff. */
    readonly note?: string;
    /** The words that the buyer reads. */
    readonly notice: Notice;
  };
  /** The buyer uploaded a picture or a document. Its content is kept outside the history; the same content again adds nothing. */
  EvidenceAdded: {
    readonly resubmissionId: string;
    readonly evidenceId: string;
    /** Keyed hash of the content (of a picture: of its pixels), by which the same evidence of another order is found. */
    readonly mark: string;
    readonly kind: EvidenceKind;
    /** As it is kept. */
    readonly bytes: number;
    /** Of a picture, in pixels. */
    readonly width?: number;
    readonly height?: number;
    /** Where the case goes back to the reviewers with it: until when they should decide. ISO 8601. */
    readonly reviewUntil?: string;
  };
  /**
   * A member of staff opened the content of evidence; who and in which role is in the metadata. The same person and content again within a
   * quarter of an hour adds nothing.
   */
  EvidenceLookedAt: {
    readonly resubmissionId: string;
    readonly evidenceId: string;
    /** Of the content, as in `EvidenceAdded`. */
    readonly mark: string;
  };
  /** The buyer uploaded nothing in time. `review`: reviewers decide without it. `refuse`: the rejection is in the same append. */
  EvidenceOverdue: {
    readonly resubmissionId: string;
    readonly deadline: string;
    readonly then: EvidenceEnd;
    /** With `review`: until when reviewers should decide. ISO 8601. */
    readonly reviewUntil?: string;
  };
}
