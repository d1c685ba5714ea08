import { policyFor, type Policy } from '@bujiao/policy';
import { orderOf, type OrderHistory } from '../order-history.js';
import type { Resubmission } from '../resubmission/resubmission.js';

/**
 * Until when goods wait for the shop's word that it has stopped work on the order, ms since the epoch; undefined where they need
 * not wait. A person who has had it in hand decided about it. Why: a shop that goes on delivers beside us.
 */
export function waitsForHeld(
  history: OrderHistory,
  resubmission: Resubmission,
  policy: Policy,
): number | undefined {
  const order = orderOf(history);
  if (!order || resubmission.resolvedBy) return undefined;
  const { hold } = policyFor(policy, order.terms);
  const placedBy = order.counted.find((fact) => fact.type === 'shop.order.placed')?.publisher;
  const waits =
    hold.reasons.includes(resubmission.reason) ||
    (placedBy !== undefined && hold.publishers.includes(placedBy));
  const held = order.held.some(({ resubmissionId }) => resubmissionId === resubmission.resubmissionId);
  return waits && !held ? Date.parse(resubmission.requestedAt) + hold.deadline : undefined;
}
