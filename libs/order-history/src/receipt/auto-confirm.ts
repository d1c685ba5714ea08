import { policyFor, type Policy } from '@bujiao/policy';
import { orderOf, type OrderHistory } from '../order-history.js';

/**
 * How long after the delivery the receipt confirms itself, ms, by the policy that the resubmission began under; undefined where the policy
 * says nothing: then the setting of the installation holds.
 */
export function autoConfirmAfter(history: OrderHistory, policy: Policy): number | undefined {
  const order = orderOf(history);
  return order && policyFor(policy, order.terms).autoConfirm;
}
