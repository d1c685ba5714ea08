import type { Policy } from './policy.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `policies/baseline.yaml` as data, for specs that need no document: a spec holds the two equal. Services take the version in force. */
export const BASELINE: Policy = {
  version: 'baseline-2026-12-3',
  clockSkew: 5 * MINUTE,
  reasons: {
    'wrong-account': { when: ['delivery-failed'], goods: ['direct-top-up', 'custom'], proof: 'shop' },
    'delivery-failed': { when: ['delivery-failed'], proof: 'shop' },
    'supplier-late': { when: ['delayed'], proof: 'shop' },
    'partly-delivered': { when: ['partly-delivered'], proof: 'shop' },
    stuck: { when: ['stuck'], proof: 'shop' },
    'payment-timed-out': { when: ['payment-timed-out'], proof: 'gateway' },
    'payment-notice-lost': { when: ['payment-notice-lost', 'payment-timed-out'], proof: 'gateway' },
    'wrong-goods': { when: [], proof: 'shop' },
    'changed-demand': { when: [], proof: 'shop' },
  },
  // The numbers of the game-card protocol, as shops report them, and the names under which our own attempts record them.
  failures: {
    account: [
      ...['103', '113', '114', '116', '120'],
      ...['area-or-server-missing', 'role-missing', 'role-check-failed', 'wrong-account', 'account-banned'],
    ],
    person: [
      ...['111', '117', '118', '119', '121', '123'],
      ...[
        'price-differs',
        'identity-mismatch',
        'purchase-limit',
        'risk-control',
        'not-entitled',
        'failed-at-brand',
      ],
    ],
  },
  defaults: {
    window: { last: 24 * HOUR, neverAfter: 15 * DAY },
    grace: { notice: MINUTE, inProgress: 10 * MINUTE },
    limits: { perOrder: 5 },
    cancelledByTimeOut: 'redeliver-if-in-stock',
    hold: { reasons: ['stuck'], publishers: [], deadline: 2 * MINUTE },
    proofAge: MINUTE,
    proofRetryAfter: [10 * SECOND, 30 * SECOND, MINUTE, 3 * MINUTE, 5 * MINUTE],
  },
  goods: {
    custom: {
      checks: ['account', 'role-binding', 'permission'],
      zeroTouch: 'no',
      role: { checkAgain: [30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR], ofAnother: 'person' },
      permission: {
        lasts: 24 * HOUR,
        codeLasts: 10 * MINUTE,
        codeTries: 5,
        sends: 5,
        sendAgainAfter: MINUTE,
      },
    },
  },
};
