import type { FacetEvolvers } from '../evolver.js';
import type { OrderEvents } from '@bujiao/contracts';
import { doubtIn, type GoodsChecks } from '../goods-checks/goods-checks.js';
import { changeResubmission } from '../resubmission/change.js';
import type { Resubmission, Review } from '../resubmission/resubmission.js';

export const reviewEvolvers: FacetEvolvers<
  'ReviewRequested' | 'ReviewReminded' | 'ReviewOverdue' | 'ReviewDecided'
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
};

/** The doubt about a role that a final approval settles. */
function roleLetThrough(
  { question }: Review,
  goodsChecks: GoodsChecks | undefined,
  { decision, needsSecond }: OrderEvents['ReviewDecided'],
): Pick<Resubmission, 'goodsChecks'> {
  if (!goodsChecks || question !== 'role-binding' || decision !== 'approve' || needsSecond) return {};
  const approved = [...(goodsChecks.approved ?? []), doubtIn(goodsChecks)];
  return { goodsChecks: { ...goodsChecks, approved } };
}
