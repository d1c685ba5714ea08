import type { OrderHistory } from '../order-history.js';
import { changeResubmission } from '../resubmission/change.js';
import type { Attempt } from './attempt.js';

/** The history with one attempt changed. */
export function changeAttempt(
  history: OrderHistory,
  data: { readonly resubmissionId: string; readonly attemptId?: string },
  change: Partial<Attempt>,
): OrderHistory {
  return changeResubmission(history, data, ({ attempts }) => ({
    attempts: attempts.map((a) => (a.attemptId === data.attemptId ? { ...a, ...change } : a)),
  }));
}
