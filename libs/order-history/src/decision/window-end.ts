import { policyFor, type Policy } from '@bujiao/policy';
import { orderOf, type OrderHistory } from '../order-history.js';
import { standingCause } from './standing-cause.js';

/** Until when the order can be asked for, ms since the epoch; undefined while nothing has gone wrong with it. */
export function windowEnd(history: OrderHistory, policy: Policy, now: number): number | undefined {
  const order = orderOf(history);
  const anomaly = standingCause(history, policy, now);
  if (!order || !anomaly) return undefined;
  const { window } = policyFor(policy, order.terms);
  return Math.min(Date.parse(anomaly.at) + window.last, Date.parse(order.terms.placedAt) + window.neverAfter);
}
