import type {
  Actor,
  DeliverySource,
  OrderFacts,
  OrderTerms,
  ResubmissionReason,
  Sealed,
} from '@bujiao/contracts';

/** What is known of one call to a supplier, or one issue from stock. */
export interface Attempt {
  readonly attemptId: string;
  readonly attemptNo: number;
  readonly source: DeliverySource;
  readonly requestNo: string;
  readonly quantity: number;
  readonly adopted: boolean;
  /** Nobody has told how many units the adopted call was for: `quantity` is the most that it can count for. */
  readonly unitsUnknown?: boolean;
  /** `started` and `unknown` may have delivered; only `failed` surely has not. */
  readonly status: 'started' | 'unknown' | 'failed' | 'succeeded';
  readonly startedAt: string;
  /** When its number was last about to be sent; a call may be under way for a while after it. */
  readonly sentAt: string;
  /** How often the supplier has been queried about it. */
  readonly queryNo: number;
  /** How many answers in a row could not be believed, the latest included. */
  readonly oddAnswers?: number;
  readonly nextQueryAt?: string;
  /** After a failure: when the next attempt may start. */
  readonly retryAt?: string;
  readonly code?: string;
  readonly cardIds: readonly string[];
}

export const RESUBMISSION_STATUSES = [
  'requested',
  'approved',
  'waiting-for-human',
  'delivered',
  'closed',
  'rejected',
  'failed',
] as const;
export type ResubmissionStatus = (typeof RESUBMISSION_STATUSES)[number];

export interface Resubmission {
  readonly resubmissionId: string;
  readonly status: ResubmissionStatus;
  readonly reason: ResubmissionReason;
  readonly fingerprint: string;
  readonly requestedBy: Actor;
  readonly requestedAt: string;
  /** The corrected target, where one was given. */
  readonly rechargeTarget?: Sealed;
  readonly attempts: readonly Attempt[];
  /** Why a person was asked, while one is. */
  readonly waitingCode?: string;
  /** Attempts made before a person last had it in hand; only later ones count towards the limit. */
  readonly attemptsBeforePerson: number;
  /** The request by which a person last resolved it. */
  readonly resolvedBy?: string;
  readonly confirmedBy?: 'buyer' | 'automatic';
  readonly revealKey?: string;
}

/** Everything an order's stream says, folded. */
export interface OrderHistory {
  /** Absent until the stream is opened by `OrderSnapshotTaken`. */
  readonly terms?: OrderTerms;
  readonly facts: OrderFacts;
  /** Oldest first. */
  readonly resubmissions: readonly Resubmission[];
}

const NOTHING: OrderHistory = { facts: {}, resubmissions: [] };
export const emptyHistory = (): OrderHistory => NOTHING;

const ENDED: ReadonlySet<ResubmissionStatus> = new Set(['closed', 'rejected', 'failed']);
export const hasEnded = ({ status }: Resubmission): boolean => ENDED.has(status);

export const findResubmission = (history: OrderHistory, resubmissionId: string): Resubmission | undefined =>
  history.resubmissions.find((r) => r.resubmissionId === resubmissionId);

/** The resubmission that has not ended. There is never more than one. */
export const openResubmission = (history: OrderHistory): Resubmission | undefined =>
  history.resubmissions.find((r) => !hasEnded(r));

export const allAttempts = (history: OrderHistory): Attempt[] =>
  history.resubmissions.flatMap((r) => r.attempts);

/** The attempt that may still deliver, or may have delivered without our knowing. */
export const unsettledAttempt = (resubmission: Resubmission): Attempt | undefined =>
  resubmission.attempts.find((a) => a.status === 'started' || a.status === 'unknown');
