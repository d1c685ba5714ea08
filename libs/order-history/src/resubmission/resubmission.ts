import type {
  Actor,
  CheckResult,
  EvidenceKind,
  EvidenceWanted,
  GoodsChange,
  ResubmissionReason,
  ReviewQuestion,
  RiskAssessment,
  RuleOverride,
  Sealed,
  TemplateRef,
  OrderEvents,
} from '@bujiao/contracts';
import type { WindowCount } from '../decision/buyer-requests.js';
import type { GoodsChecks } from '../goods-checks/goods-checks.js';
import { isUnsettled, type Attempt } from '../delivery/attempt.js';

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

/** What the buyer was asked to prove. */
export interface EvidenceAsk {
  readonly wanted: EvidenceWanted;
  readonly askedAt: string;
  /** Until when the buyer can upload. */
  readonly deadline: string;
}

/** A picture or a document that the buyer uploaded; its content is kept elsewhere. */
export interface Evidence {
  readonly evidenceId: string;
  /** Keyed hash of the content. */
  readonly mark: string;
  readonly kind: EvidenceKind;
  readonly bytes: number;
  readonly width?: number;
  readonly height?: number;
  readonly addedAt: string;
}

/** A question to a reviewer about a resubmission. */
export interface Review {
  readonly question: ReviewQuestion;
  readonly requestedAt: string;
  readonly deadline: string;
  /** Integer 分. */
  readonly amount: number;
  readonly checks: readonly CheckResult[];
  readonly risk: RiskAssessment;
  /** Ids of the people who approved it. */
  readonly approvedBy: readonly string[];
  /** Requests whose decision is recorded. */
  readonly decidedBy: readonly string[];
  /** When reviewers were reminded, and when the deadline passed without a decision. */
  readonly remindedAt?: string;
  readonly overdueAt?: string;
  /** True until a decision is final. */
  readonly open: boolean;
  /** While the case waits for the buyer: what was asked. Reviewers decide nothing meanwhile. */
  readonly asked?: EvidenceAsk | undefined;
  /** How often the buyer was asked. @default 0 */
  readonly asks?: number;
}

export interface Resubmission {
  readonly resubmissionId: string;
  readonly status: ResubmissionStatus;
  readonly reason: ResubmissionReason;
  readonly fingerprint: string;
  readonly requestedBy: Actor;
  readonly requestedAt: string;
  /** The policy that it began under, and is finished under; absent in the oldest events. */
  readonly policyVersion?: string;
  /** The corrected target, where one was given. */
  readonly rechargeTarget?: Sealed;
  /** The most units that it may deliver, where fewer than all that is owed. */
  readonly quantity?: number;
  /** So many units are wanted, of so many that were owed. */
  readonly change?: { readonly quantity: number; readonly owed?: number };
  /** Other goods that go out in place of the ordered ones. */
  readonly goods?: GoodsChange;
  /** Rules that after-sales set aside for it. */
  readonly override?: RuleOverride;
  /** The gateway is being asked again, since its proof had become too old to release goods on. @default false */
  readonly proofExpired?: boolean;
  /** How often that happened. @default 0 */
  readonly proofsExpired?: number;
  /** Earlier requests for the orders of the buyer, as they were counted; absent where the policy limits none. */
  readonly buyerRequests?: readonly WindowCount[];
  /** Keyed hashes of the buyer's device and network address. */
  readonly device?: string;
  readonly address?: string;
  /** The recharge template that its target was asked by. */
  readonly template?: TemplateRef;
  /** Asked by a link that was sent, without signing in. @default false */
  readonly byLink?: boolean;
  /** What is known of the checks of custom goods. */
  readonly goodsChecks?: GoodsChecks;
  /** What a reviewer was asked, if one was. */
  readonly review?: Review;
  /** What the buyer uploaded, oldest first. */
  readonly evidence?: readonly Evidence[];
  /** When staff last looked at it, ISO 8601; by `lookKey`. */
  readonly evidenceLooks?: Readonly<Record<string, string>>;
  /** While the gateway's answer cannot be understood: how often it was asked, and when it is asked again. */
  readonly unclearProof?: { readonly tries: number; readonly nextTryAt: string } | undefined;
  readonly attempts: readonly Attempt[];
  /** Why a person was asked, while one is. */
  readonly waitingCode?: string;
  /** When that person was asked. */
  readonly waitingSince?: string;
  /** Attempts made before a person last had it in hand; only later ones count towards the limit. */
  readonly attemptsBeforePerson: number;
  /** The request by which a person last resolved it. */
  readonly resolvedBy?: string;
  /** Why it was rejected or failed for good. */
  readonly endCode?: string;
  /** When it was rejected, failed or delivered in full. */
  readonly endedAt?: string;
  readonly confirmedBy?: 'buyer' | 'automatic';
  /** The keys of the looks at its cards, oldest first. */
  readonly looks?: readonly string[];
  /** What was copied of them, as `copyKey` names it. */
  readonly copies?: readonly string[];
}

/** Names one part of one card in one look: copied again, it is the same copy. */
export const copyKey = ({
  lookNo,
  card,
  part,
}: Pick<OrderEvents['CardSecretsCopied'], 'lookNo' | 'card' | 'part'>): string => `${lookNo}:${card}:${part}`;

const ENDED: ReadonlySet<ResubmissionStatus> = new Set(['closed', 'rejected', 'failed']);
export const hasEnded = ({ status }: Pick<Resubmission, 'status'>): boolean => ENDED.has(status);

/** The attempt that may still deliver, or may have delivered without our knowing. */
export const unsettledAttempt = (resubmission: Resubmission): Attempt | undefined =>
  resubmission.attempts.find(isUnsettled);

/** The cards that it delivered. */
export const deliveredCards = ({ attempts }: Resubmission): readonly string[] =>
  attempts.filter(({ status }) => status === 'succeeded').flatMap(({ cardIds }) => cardIds);

/** Units that its attempts surely delivered. */
export const deliveredBy = ({ attempts }: Resubmission): number =>
  attempts.filter(({ status }) => status === 'succeeded').reduce((sum, { quantity }) => sum + quantity, 0);
