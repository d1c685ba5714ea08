import type { Policy } from '@bujiao/policy';
import { unitsOf } from '../delivery/units.js';
import { orderOf, type OrderHistory } from '../order-history.js';
import type { Anomaly } from '../order/anomalies.js';
import { causeOf } from './cause.js';

/** What a resubmission asked for now would rest on; undefined while nothing has gone wrong. `now`: ms since the epoch. */
export function standingCause(history: OrderHistory, policy: Policy, now: number): Anomaly | undefined {
  const order = orderOf(history);
  if (!order) return undefined;
  const cause = causeOf({ history, order, units: unitsOf(history), policy, now });
  return 'wait' in cause ? undefined : cause.anomaly;
}
