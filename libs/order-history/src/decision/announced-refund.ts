import type { Policy } from '@bujiao/policy';
import type { OrderHistory } from '../order-history.js';
import type { Resubmission } from '../resubmission/resubmission.js';

/** Ends of a resubmission that leave the buyer's goods owed, and nothing announced. */
const ANNOUNCES_NOTHING: ReadonlySet<string> = new Set([
  ...['nothing-owed', 'order-cancelled', 'order-refunded'],
  // What the gateway said when it was asked again: there is no payment that could go to after-sales.
  ...['underpaid', 'payment-not-found', 'payment-not-made', 'payment-refunded', 'payment-mismatch'],
]);

/** Whether the buyer was told, with this end, that the payment goes to after-sales. */
export const announcesRefund = (code: string, policy: Policy): boolean =>
  !ANNOUNCES_NOTHING.has(code) && !policy.failures.account.includes(code);

/** The newest resubmission, if it ended with an announced refund: that closes the way to another delivery. */
export function announcedRefund({ resubmissions }: OrderHistory, policy: Policy): Resubmission | undefined {
  const last = resubmissions.findLast((r) => r.status !== 'rejected');
  return last?.status === 'failed' && announcesRefund(last.endCode ?? '', policy) ? last : undefined;
}
