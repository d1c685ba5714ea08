import type { EvidenceAsk, Resubmission, Review } from '../resubmission/resubmission.js';
import type { Outlook } from './outlook.js';

/** A reviewer has the request, or asked its buyer for evidence; undefined where no review is open. */
export function reviewOutlook({ review }: Resubmission, quantity: number): Outlook | undefined {
  if (review?.asked) return waitingForEvidence(review.asked, quantity);
  if (!review?.open) return undefined;
  return review.asks ? evidenceWithReviewer(review, quantity) : inReview(review, quantity);
}

/** A reviewer asked the buyer for a picture or a document. */
const waitingForEvidence = ({ wanted, askedAt, deadline }: EvidenceAsk, quantity: number): Outlook => ({
  code: 'waiting-for-evidence',
  by: 'buyer',
  since: askedAt,
  until: deadline,
  known: { wanted, until: deadline, quantity },
  next: [{ code: 'is-reviewed', by: 'support', known: {} }],
});

/** The buyer has answered, or the time for it is over. */
const evidenceWithReviewer = ({ deadline }: Review, quantity: number): Outlook => ({
  code: 'evidence-with-reviewer',
  by: 'support',
  until: deadline,
  known: { until: deadline, quantity },
  next: [{ code: 'person-decides', by: 'support', at: deadline, known: {} }],
  ifStopped: 'overdue-with-person',
});

/** A reviewer decides; the system does nothing before. */
const inReview = ({ requestedAt, deadline }: Review, quantity: number): Outlook => ({
  code: 'in-review',
  by: 'support',
  since: requestedAt,
  until: deadline,
  known: { until: deadline, quantity },
  next: [{ code: 'person-decides', by: 'support', at: deadline, known: {} }],
  ifStopped: 'overdue-with-person',
});
