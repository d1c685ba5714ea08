/** The rules of a decision, in the order in which they are asked; the first that stands against it ends it. */
export const DECISION_RULES = [
  'order-known',
  'none-open',
  'no-conflict',
  'record-has-room',
  'units-owed',
  'not-refunded',
  'none-under-way',
  'not-cancelled',
  'no-refund-announced',
  'something-went-wrong',
  'inside-window',
  'tries-left',
  'buyer-within-limits',
  'failure-for-machines',
  'reason-fits',
  'change-allowed',
  'payment-proven',
  'account-known',
] as const;
export type DecisionRule = (typeof DECISION_RULES)[number];

/** Why a rule that was reached said nothing. `gateway-not-asked`: there is no data yet, which is neither a yes nor a no. */
export type NotAsked =
  | 'proof-not-needed'
  | 'gateway-not-asked'
  | 'no-cancellation'
  | 'no-failure-code'
  | 'no-earlier-resubmission'
  | 'no-account-needed'
  | 'nothing-changed'
  | 'no-buyer-limit'
  | 'buyer-not-counted';
