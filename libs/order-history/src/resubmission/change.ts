import type { OrderHistory } from '../order-history.js';
import type { Resubmission } from './resubmission.js';

/** The history with one resubmission changed; the others, and an unknown one, stay as they are. */
export function changeResubmission(
  history: OrderHistory,
  { resubmissionId }: { readonly resubmissionId: string },
  change: (resubmission: Resubmission) => Partial<Resubmission>,
): OrderHistory {
  return {
    ...history,
    resubmissions: history.resubmissions.map((r) =>
      r.resubmissionId === resubmissionId ? { ...r, ...change(r) } : r,
    ),
  };
}
