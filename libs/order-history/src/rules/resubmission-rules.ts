import type { GoodsKind, OrderStatus, ResubmissionReason } from '@bujiao/contracts';

/** Recorded with every decision that these rules took. Change it with any of them. */
export const RULE_VERSION = '2026-11-1';

const HOUR = 3_600_000;

/** How long after it was placed an order can be resubmitted, in ms, by kind of goods. */
export const RESUBMISSION_WINDOW: Readonly<Record<GoodsKind, number>> = {
  'game-points': 24 * HOUR,
  membership: 24 * HOUR,
  'licence-key': 24 * HOUR,
  'direct-top-up': 24 * HOUR,
};

/** A payment notice is not lost before it has had this long to come, in ms. */
export const PAYMENT_NOTICE_GRACE = 60_000;

/** After so many resubmissions of one order, only people help. */
export const MOST_RESUBMISSIONS = 5;

/** Which reasons fit which state of the order. */
const REASONS_BY_STATUS: Readonly<Record<OrderStatus, readonly ResubmissionReason[]>> = {
  placed: ['payment-notice-lost'],
  paid: [],
  'payment-timed-out': ['payment-timed-out', 'payment-notice-lost'],
  'delivery-failed': ['delivery-failed', 'wrong-account'],
  delayed: ['supplier-late'],
  'partly-delivered': ['partly-delivered'],
  delivered: [],
  cancelled: [],
};

/** Reasons that only goods delivered to an account can have. */
const NEEDS_ACCOUNT: ReadonlySet<ResubmissionReason> = new Set(['wrong-account']);

/** Failures of a delivery for which the account is to blame, in the words of the game-card protocol. */
const ACCOUNT_FAILURES: ReadonlySet<string | undefined> = new Set([
  '113',
  '114',
  '116',
  'wrong-account',
  'role-missing',
  'role-check-failed',
]);

/** Which reasons fit the order; the first one is what is prefilled. */
export function reasonsFor(
  status: OrderStatus,
  kind: GoodsKind,
  failureCode?: string,
): readonly ResubmissionReason[] {
  const reasons = REASONS_BY_STATUS[status].filter(
    (reason) => kind === 'direct-top-up' || !NEEDS_ACCOUNT.has(reason),
  );
  if (!ACCOUNT_FAILURES.has(failureCode)) return reasons;
  return [
    ...reasons.filter((reason) => NEEDS_ACCOUNT.has(reason)),
    ...reasons.filter((reason) => !NEEDS_ACCOUNT.has(reason)),
  ];
}

/** Reasons that say "I have paid" where the shop has not said so: only the gateway can tell. */
export const NEEDS_GATEWAY_PROOF: ReadonlySet<ResubmissionReason> = new Set([
  'payment-timed-out',
  'payment-notice-lost',
]);
