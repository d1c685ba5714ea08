import type { Values } from '../format.js';

const AT = '2026-11-23T09:02:30.000Z';
const HOUR = 3_600_000;

/** Values as decisions read them, by code; a code that is not named reads none. Documents and specs show them. */
export const DECISION_EXAMPLES: Readonly<Record<string, Values>> = {
  resubmittable: { quantity: 2, afterProof: false },
  'account-needed': { code: '116', fields: 'rechargeAccount' },
  'account-invalid': { fields: 'gameServer,gameRole' },
  'account-refused': { field: 'gameServer' },
  'role-not-found': { field: 'gameRole' },
  'same-account': { code: '116', fields: 'rechargeAccount' },
  'too-early': { since: AT, until: AT },
  'order-in-progress': { since: AT, until: AT },
  'reason-does-not-fit': { reason: 'stuck', fitting: 'delivery-failed,wrong-account' },
  'change-missing': { reason: 'changed-demand' },
  'change-not-allowed': { change: 'quantity-down' },
  'change-needs-money': { quantity: 5, owed: 3 },
  'resubmission-open': { resubmissionId: '0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11' },
  'delivered-by-us': { resubmissionId: '0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11' },
  'order-cancelled': { at: AT, cause: 'buyer' },
  'order-delivered': { ordered: 3, delivered: 3 },
  'order-refunded': { amount: 120_400, at: AT },
  'nothing-owed': { ordered: 3, delivered: 2, refunded: 1 },
  'maybe-delivered': { ordered: 3, surely: 2, possibly: 3 },
  'failure-needs-person': { code: '118' },
  'conflict-open': { conflict: 'over-delivered', ordered: 1, byShop: 1, byUs: 1 },
  'record-full': { facts: 1000 },
  'outside-window': { since: AT, windowMs: 24 * HOUR, placedAt: AT },
  'too-many-resubmissions': { tries: 5, limit: 5 },
  'buyer-limit-reached': { requests: 10, most: 10, withinMs: 86_400_000 },
  'refund-announced': { code: 'not-for-sale', at: AT },
  underpaid: { due: 100_000, received: 60_000, missing: 40_000 },
  'payment-not-found': { payments: 2 },
  'payment-not-made': { payments: 1 },
  'payment-refunded': { payments: 1 },
  'payment-mismatch': { payments: 1 },
  'payment-unclear': { paymentId: 'P2026112300017' },
  'returned-for-correction': { field: 'rechargeAccount' },
  'too-many-looks': { looks: 5 },
  'refund-without-units': { amount: 120_400 },
};
