import type { FacetEvolvers } from '../evolver.js';
import type { OrderEvents } from '@bujiao/contracts';
import { doubtIn, type GoodsChecks, type RoleDoubt } from '../goods-checks/goods-checks.js';
import { lookKey } from './evidence-looks.js';
import { changeResubmission } from '../resubmission/change.js';
import type { Evidence, Resubmission, Review } from '../resubmission/resubmission.js';

export const reviewEvolvers: FacetEvolvers<
  | 'ReviewRequested'
  | 'ReviewReminded'
  | 'ReviewOverdue'
  | 'ReviewDecided'
  | 'EvidenceRequested'
  | 'EvidenceAdded'
  | 'EvidenceLookedAt'
  | 'EvidenceOverdue'
> = {
  ReviewRequested: (history, { question, deadline, amount, checks, risk, ...data }, { occurredAt }) =>
    changeResubmission(history, data, () => ({
      review: {
        question,
        deadline,
        amount,
        checks,
        risk,
        requestedAt: occurredAt,
        approvedBy: [],
        decidedBy: [],
        open: true,
      },
    })),
  ReviewReminded: (history, data, { occurredAt }) =>
    changeResubmission(history, data, ({ review }) =>
      review ? { review: { ...review, remindedAt: occurredAt } } : {},
    ),
  ReviewOverdue: (history, data, { occurredAt }) =>
    changeResubmission(history, data, ({ review }) =>
      review
        ? { review: { ...review, overdueAt: occurredAt, open: review.open && data.then === 'escalate' } }
        : {},
    ),
  ReviewDecided: (history, data, { actor, causationId }) =>
    changeResubmission(history, data, ({ review, goodsChecks }) =>
      review
        ? {
            ...roleLetThrough(review, goodsChecks, data),
            review: {
              ...review,
              approvedBy: data.decision === 'approve' ? [...review.approvedBy, actor.id] : review.approvedBy,
              decidedBy: [...review.decidedBy, causationId],
              open: data.needsSecond ?? false,
            },
          }
        : {},
    ),
  EvidenceRequested: (history, data, { causationId, occurredAt }) =>
    changeResubmission(history, data, ({ review }) =>
      review
        ? {
            review: {
              ...review,
              asked: { wanted: data.wanted, askedAt: occurredAt, deadline: data.deadline },
              asks: (review.asks ?? 0) + 1,
              decidedBy: [...review.decidedBy, causationId],
            },
          }
        : {},
    ),
  EvidenceAdded: (history, data, { occurredAt }) =>
    changeResubmission(history, data, ({ review, evidence = [] }) => ({
      evidence: [...evidence, evidenceOf(data, occurredAt)],
      ...(review &&
        data.reviewUntil !== undefined && { review: backWithReviewers(review, data.reviewUntil) }),
    })),
  EvidenceLookedAt: (history, data, { actor, occurredAt }) =>
    changeResubmission(history, data, ({ evidenceLooks }) => ({
      evidenceLooks: { ...evidenceLooks, [lookKey(data.evidenceId, actor)]: occurredAt },
    })),
  EvidenceOverdue: (history, data) =>
    changeResubmission(history, data, ({ review }) =>
      review
        ? {
            review:
              data.then === 'review'
                ? backWithReviewers(review, data.reviewUntil ?? review.deadline)
                : { ...review, asked: undefined, open: false },
          }
        : {},
    ),
};

/** The doubt about a role that a final approval settles. */
function roleLetThrough(
  { question }: Review,
  goodsChecks: GoodsChecks | undefined,
  { decision, needsSecond }: OrderEvents['ReviewDecided'],
): Pick<Resubmission, 'goodsChecks'> {
  if (!goodsChecks || question !== 'role-binding' || decision !== 'approve' || needsSecond) return {};
  const doubt = doubtIn(goodsChecks);
  const approved = [...(goodsChecks.approved ?? []), doubt];
  return { goodsChecks: { ...goodsChecks, approved, ...takenFrom(doubt, goodsChecks) } };
}

/** The approval holds for the binding that the reviewer saw, and for no later one. */
function takenFrom(doubt: RoleDoubt, { binding }: GoodsChecks): Pick<GoodsChecks, 'mayTakeFrom'> {
  const from = doubt === 'role-of-another' ? binding?.boundBy : undefined;
  return from === undefined ? {} : { mayTakeFrom: from };
}

/** With a new deadline, for which reviewers are reminded anew. Who approved it before has not seen what came since: two people approve it anew. */
const backWithReviewers = (
  { asked: _, remindedAt: _reminded, overdueAt: _overdue, ...review }: Review,
  deadline: string,
): Review => ({ ...review, deadline, approvedBy: [] });

const evidenceOf = (
  { evidenceId, mark, kind, bytes, width, height }: OrderEvents['EvidenceAdded'],
  addedAt: string,
): Evidence => ({
  evidenceId,
  mark,
  kind,
  bytes,
  addedAt,
  ...(width !== undefined && { width }),
  ...(height !== undefined && { height }),
});
