import type { Resubmission, Review } from '@bujiao/order-history';

/** The review that reviewers can decide now; none while the buyer is asked for evidence. */
export const openReviewOf = (resubmission: Resubmission | undefined): Review | undefined =>
  resubmission?.status === 'requested' && resubmission.review?.open && !resubmission.review.asked
    ? resubmission.review
    : undefined;
