import type { FacetEvolvers } from '../evolver.js';
import { changeResubmission } from '../resubmission/change.js';

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
    changeResubmission(history, data, ({ review }) =>
      review
        ? {
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
