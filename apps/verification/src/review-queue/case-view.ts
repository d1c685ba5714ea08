import type { CheckResult, EvidenceWanted, RiskAssessment, Sentence } from '@bujiao/contracts';
import {
  findResubmission,
  orderOf,
  type Evidence,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import { featureTitle } from '@bujiao/risk';
import {
  checkSentence,
  earlierSentence,
  noDataSentence,
  reasonName,
  requesterName,
  REVIEW_QUESTION_TEXTS,
  similarSentence,
  wantedText,
} from '@bujiao/texts';
import type { ReviewCase } from './review-cases.repository.js';
import type { SimilarDecision } from './similar-decisions.repository.js';
import { roleView, type RoleView } from './role-view.js';
import { reviewBasis, reviewClosed } from './review-resubmission.decider.js';

type UnknownFactor = RiskAssessment['notEvaluated'][number];

/** A score, with words for what could not be evaluated. */
export interface RiskView extends RiskAssessment {
  readonly notEvaluated: readonly (UnknownFactor & { readonly sentence: Sentence })[];
}

/** Everything that a reviewer needs for a decision, without personal data. */
export interface CaseView {
  readonly resubmissionId: string;
  readonly orderId: string;
  readonly question: string;
  readonly questionText: Sentence;
  readonly requestedAt: string;
  readonly deadline: string;
  readonly amount: number;
  readonly reason: string;
  readonly reasonText: Sentence;
  readonly requester: string;
  readonly requesterText: Sentence;
  readonly goods: {
    readonly name: string;
    readonly kind: string;
    readonly quantity: number;
    readonly amount: number;
  };
  readonly placedAt: string;
  readonly targetChanged: boolean;
  /** What is to go, where other goods or fewer units were asked for than ordered. */
  readonly wanted?: Sentence;
  readonly checks: readonly (CheckResult & { readonly sentence: Sentence })[];
  /** Of custom goods: what is known of the role, and where it is bound. */
  readonly role?: RoleView;
  readonly risk: RiskView;
  /** Earlier resubmissions of the order, oldest first. */
  readonly earlier: readonly {
    readonly reason: string;
    readonly status: string;
    readonly requestedAt: string;
    readonly sentence: Sentence;
  }[];
  /** What was decided of other cases with the same factors, the newest first, and how those ended. */
  readonly similar: readonly (Omit<SimilarDecision, 'decidedAt'> & {
    readonly decidedAt: string;
    readonly sentence: Sentence;
  })[];
  /** What the buyer uploaded, with the other orders that had the same. */
  readonly evidence: readonly (Omit<Evidence, 'mark'> & { readonly alsoOf: readonly string[] })[];
  readonly mayAskFor: readonly EvidenceWanted[];
  readonly approvals: number;
  /** Hand it back with the decision: it is refused where the order has changed since. */
  readonly basis: string;
  readonly claimedBy?: string;
  readonly claimedUntil?: string;
  readonly heldUntil?: string;
  /** Why the last decision was not recorded. */
  readonly problem?: string;
}

/** What is known beside the order's own history. */
export interface BesideCase {
  readonly similar: readonly SimilarDecision[];
  /** Other orders with the same evidence, by its mark. */
  readonly alsoOf: ReadonlyMap<string, readonly string[]>;
  readonly mayAskFor: readonly EvidenceWanted[];
}

/** @throws where the case has no review */
export function caseView(
  row: ReviewCase,
  history: OrderHistory,
  { similar, alsoOf, mayAskFor }: BesideCase,
): CaseView {
  const { resubmissionId, orderId } = row;
  const resubmission = findResubmission(history, resubmissionId);
  const review = resubmission?.review;
  const terms = orderOf(history)?.terms;
  if (!review || !terms) throw reviewClosed();
  const { goods, quantity, amount, placedAt } = terms;
  return {
    resubmissionId,
    orderId,
    question: review.question,
    questionText: REVIEW_QUESTION_TEXTS[review.question],
    requestedAt: resubmission.requestedAt,
    deadline: review.deadline,
    amount: review.amount,
    ...askedBy(resubmission),
    goods: { name: goods.name, kind: goods.kind, quantity, amount },
    placedAt,
    targetChanged: resubmission.rechargeTarget !== undefined,
    ...wantedIn(resubmission, goods.name),
    checks: review.checks.map((check) => ({ ...check, sentence: checkSentence(check) })),
    ...roleIn(resubmission),
    risk: riskIn(review.risk),
    earlier: history.resubmissions
      .filter((r) => r.resubmissionId !== resubmissionId)
      .map(({ reason, status, requestedAt }) => ({ reason, status, requestedAt }))
      .map((one) => ({ ...one, sentence: earlierSentence(one) })),
    similar: similar.map(({ decidedAt, ...one }) => ({
      ...one,
      decidedAt: decidedAt.toISOString(),
      sentence: similarSentence(one),
    })),
    evidence: (resubmission.evidence ?? []).map(({ mark, ...one }) => ({
      ...one,
      alsoOf: alsoOf.get(mark) ?? [],
    })),
    mayAskFor,
    approvals: review.approvedBy.length,
    basis: reviewBasis(history),
    ...heldBy(row),
  };
}

function askedBy({
  reason,
  requestedBy: { role, kind },
}: Resubmission): Pick<CaseView, 'reason' | 'reasonText' | 'requester' | 'requesterText'> {
  const requester = role ?? kind;
  return { reason, reasonText: reasonName(reason), requester, requesterText: requesterName(requester) };
}

const riskIn = (risk: RiskAssessment): RiskView => ({
  ...risk,
  notEvaluated: risk.notEvaluated.map((one) => ({
    ...one,
    sentence: noDataSentence(one.missing.map(featureTitle)),
  })),
});

/** A reviewer who reads only the order would approve what goes in place of it unseen. */
function wantedIn({ goods, change }: Resubmission, ordered: string): Pick<CaseView, 'wanted'> {
  if (!goods && !change) return {};
  const { after, acceptedDifference: difference } = goods ?? {};
  return {
    wanted: wantedText({
      ordered,
      goods: after && { name: after.name, ...(difference !== undefined && { difference }) },
      quantity: change?.quantity,
    }),
  };
}

function roleIn(resubmission: Resubmission): Pick<CaseView, 'role'> {
  const role = roleView(resubmission);
  return role ? { role } : {};
}

const heldBy = ({ claimedBy, claimedUntil, heldUntil, problem }: ReviewCase) => ({
  ...(claimedBy && { claimedBy }),
  ...(claimedUntil && { claimedUntil: claimedUntil.toISOString() }),
  ...(heldUntil && { heldUntil: heldUntil.toISOString() }),
  ...(problem && { problem }),
});
