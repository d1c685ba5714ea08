import type { EvidenceEnd } from '@bujiao/contracts';
import { orderOf, type OrderHistory, type Review } from '@bujiao/order-history';
import { policyFor, type Policy } from '@bujiao/policy';

const HOUR = 3_600_000;
const LEAST_REVIEW = HOUR / 2;

/** What the policy says of evidence from buyers. Times in ms. */
export interface EvidenceRules {
  /** Whether reviewers may ask for any. */
  readonly mayAsk: boolean;
  /** Whether the payment gateway is asked before a buyer has to prove a payment. */
  readonly gatewayFirst: boolean;
  /** How long the buyer has. */
  readonly within: number;
  readonly atTheEnd: EvidenceEnd;
}

/** Without a word in the policy: 24 hours, and then reviewers decide without it. */
export function evidenceRules(history: OrderHistory, policy: Policy): EvidenceRules {
  const order = orderOf(history);
  const check = order && policyFor(policy, order.terms).secondCheck;
  return {
    mayAsk: check?.proof?.includes('evidence') ?? false,
    gatewayFirst: check?.proof?.includes('gateway') ?? false,
    within: check?.evidence ?? 24 * HOUR,
    atTheEnd: check?.withoutEvidence ?? 'review',
  };
}

/**
 * Until when reviewers should decide a case that comes back to them at `now` (ms since the epoch): their time stood still while the
 * buyer was asked, and they have half an hour at least. ISO 8601.
 */
export function reviewUntil({ asked, deadline }: Review, now: number): string {
  const left = asked ? Date.parse(deadline) - Date.parse(asked.askedAt) : 0;
  return new Date(now + Math.max(left, LEAST_REVIEW)).toISOString();
}
