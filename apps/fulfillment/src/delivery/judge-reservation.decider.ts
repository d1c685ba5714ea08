import { hasEnded, type Attempt, type OrderHistory } from '@bujiao/order-history';
import { attemptIdOf, formerAttemptIdOf } from './attempt-id.js';
import { unitsToBuy } from './quantities.js';

/** Cards that no attempt can be recorded with any more. Only {@link judgeReservation} makes one, and only with one are cards released. */
class VoidReservation {
  readonly verdict = 'void';
  /** Makes the type nominal: no object literal is one. */
  protected readonly judged = true;

  constructor(readonly attemptId: string) {}
}
export type { VoidReservation };

export type Reservation =
  /** Recorded: the cards have left stock. */
  | { readonly verdict: 'delivered' }
  /** The attempt may still be recorded or settled with these cards: delivery has to continue. */
  | { readonly verdict: 'pending'; readonly resubmissionId: string }
  | VoidReservation;

/**
 * What is to become of cards that are reserved for an attempt. They are void once the stream has grown beyond the head that the
 * attempt was decided on: whoever still tries to record it conflicts. That never turns back, whatever the shop corrects later.
 *
 * @param revision of the history's last event
 */
export function judgeReservation(history: OrderHistory, revision: number, attemptId: string): Reservation {
  for (const { resubmissionId, attempts } of history.resubmissions) {
    const attempt = attempts.find((a) => a.attemptId === attemptId);
    if (attempt) return ofRecorded(attempt, resubmissionId);
  }
  const next = history.resubmissions.find((r) => {
    const quantity = unitsToBuy(history, r);
    const key = { resubmissionId: r.resubmissionId, attemptNo: r.attempts.length + 1, quantity, revision };
    return !hasEnded(r) && [attemptIdOf(key), formerAttemptIdOf(key)].includes(attemptId);
  });
  return next ? { verdict: 'pending', resubmissionId: next.resubmissionId } : new VoidReservation(attemptId);
}

function ofRecorded({ attemptId, status }: Attempt, resubmissionId: string): Reservation {
  if (status === 'succeeded') return { verdict: 'delivered' };
  return status === 'failed' ? new VoidReservation(attemptId) : { verdict: 'pending', resubmissionId };
}
