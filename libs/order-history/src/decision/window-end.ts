import { policyFor, type Policy } from '@bujiao/policy';
import { unitsOf } from '../delivery/units.js';
import { orderOf, type OrderHistory } from '../order-history.js';
import { causeOf } from './cause.js';

/** Until when the order can be asked for, ms since the epoch; undefined while nothing has gone wrong with it. */
export function windowEnd(history: OrderHistory, policy: Policy, now: number): number | undefined {
  const order = orderOf(history);
  if (!order) return undefined;
  const cause = causeOf({ history, order, units: unitsOf(history), policy, now });
  if ('wait' in cause) return undefined;
  const { window } = policyFor(policy, order.terms);
  return Math.min(
    Date.parse(cause.anomaly.at) + window.last,
    Date.parse(order.terms.placedAt) + window.neverAfter,
  );
}
