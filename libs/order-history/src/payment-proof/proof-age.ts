import { policyFor, type Policy } from '@bujiao/policy';
import { needsGateway } from '../decision/payment.js';
import { orderOf, type OrderHistory } from '../order-history.js';
import type { Resubmission } from '../resubmission/resubmission.js';

/** A proof on which no goods may be released any more. */
export interface OldProof {
  /** When the gateway was last asked; absent where it never was. ISO 8601. */
  readonly provenAt?: string;
  /** How old a proof may be, ms. */
  readonly mostAgeMs: number;
}

/**
 * The gateway's proof, where goods of the resubmission may go only on one and it is older than the policy allows; undefined where
 * goods may be released. Why: between an approval and a release lie waits (for stock, for the shop, for a person) in which the money
 * can go back.
 *
 * @param now ms since the epoch
 */
export function oldProof(
  history: OrderHistory,
  { reason }: Resubmission,
  policy: Policy,
  now: number,
): OldProof | undefined {
  const order = orderOf(history);
  if (!order || !needsGateway(order, reason, policy)) return undefined;
  const { provenAt } = history;
  const mostAgeMs = policyFor(policy, order.terms).proofAge;
  if (provenAt === undefined) return { mostAgeMs };
  return now - Date.parse(provenAt) > mostAgeMs ? { provenAt, mostAgeMs } : undefined;
}
