import type {
  EvidenceWanted,
  ProvenPayment,
  ReturnField,
  ReviewDecision,
  ReviewQuestion,
  ReviewReason,
} from '@bujiao/contracts';
import type { ReviewStep } from './review-resubmission.decider.js';

/** A decision that is held for a few seconds, so that it can be taken back. */
export interface HeldDecision {
  readonly reviewerId: string;
  readonly role: 'reviewer' | 'after-sales';
  readonly decision: ReviewStep;
  readonly reason: ReviewReason;
  readonly note?: string;
  readonly field?: ReturnField;
  /** With `ask-evidence`: what the buyer has to prove. */
  readonly wanted?: EvidenceWanted;
  /** With `ask-evidence`: what the gateway said when it was decided. It is recorded as it was held, also while the gateway does not answer. */
  readonly proofs?: readonly ProvenPayment[];
  readonly basis: string;
  readonly causationId: string;
}

export interface ReviewCase {
  readonly resubmissionId: string;
  readonly orderId: string;
  readonly question: ReviewQuestion;
  readonly requestedAt: Date;
  readonly deadline: Date;
  readonly amount: number;
  readonly points: number;
  readonly open: boolean;
  readonly claimedBy: string | null;
  readonly claimedUntil: Date | null;
  readonly held: HeldDecision | null;
  readonly heldUntil: Date | null;
  /** Why the last held decision was not recorded. */
  readonly problem: string | null;
  readonly remindedAt: Date | null;
  /** When the deadline passed without a decision, and to whom the case went then. */
  readonly overdueAt: Date | null;
  readonly escalatedTo: string | null;
}

export interface OpenedCase {
  readonly resubmissionId: string;
  readonly orderId: string;
  readonly question: ReviewQuestion;
  readonly requestedAt: string;
  readonly deadline: string;
  readonly amount: number;
  readonly points: number;
  /** Names of the factors that held, in any order. */
  readonly factors: readonly string[];
  readonly revision: number;
}

export interface ClosedCase {
  readonly resubmissionId: string;
  readonly orderId: string;
  readonly revision: number;
  /** Absent where nobody decided it. */
  readonly decided?: { readonly outcome: ReviewDecision; readonly at: string };
}
