import { hasEnded, owedQuantity, type OrderHistory } from '@bujiao/order-history';
import { attemptIdOf } from './attempt-id.js';

export type Reservation =
  /** Recorded: the cards have left stock. */
  | { readonly verdict: 'delivered' }
  /** The attempt may still be recorded with these cards: delivery has to go on. */
  | { readonly verdict: 'pending'; readonly resubmissionId: string }
  /** The history has moved past the attempt, so whoever still tries to record it will conflict. */
  | { readonly verdict: 'void' };

/**
 * What is to become of cards that are reserved for an attempt. Releasing them is safe only where the attempt can never be
 * recorded any more, however late somebody wakes up who reserved them.
 */
export function judgeReservation(history: OrderHistory, attemptId: string): Reservation {
  const attempts = history.resubmissions.flatMap((r) => r.attempts);
  if (attempts.some((a) => a.attemptId === attemptId && a.status === 'succeeded'))
    return { verdict: 'delivered' };
  const owed = owedQuantity(history);
  const next = history.resubmissions.find(
    (r) => !hasEnded(r) && attemptIdOf(r.resubmissionId, r.attempts.length + 1, owed) === attemptId,
  );
  return next ? { verdict: 'pending', resubmissionId: next.resubmissionId } : { verdict: 'void' };
}
