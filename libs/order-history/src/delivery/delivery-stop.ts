import { stoppingConflict } from '../conflict/find-conflicts.js';
import { orderOf, type OrderHistory } from '../order-history.js';

/** Why no more goods may go out now, whatever is owed. `fail`: it ends the resubmission. `ask-a-person`: somebody has to decide. */
export interface DeliveryStop {
  readonly do: 'fail' | 'ask-a-person';
  readonly code: 'order-cancelled' | 'order-refunded' | 'refund-without-units' | 'conflict-open';
}

/** News that stands against every further delivery of the order; undefined where nothing does. */
export function deliveryStop(history: OrderHistory): DeliveryStop | undefined {
  const order = orderOf(history);
  if (!order) return undefined;
  if (stoppingConflict(history)) return { do: 'ask-a-person', code: 'conflict-open' };
  if (order.cancellations.some(({ cause }) => cause !== 'payment-timed-out'))
    return { do: 'fail', code: 'order-cancelled' };
  const { money } = order.toldPayments;
  if (money.state === 'refunded') return { do: 'fail', code: 'order-refunded' };
  return money.refundedWithoutUnits > 0 ? { do: 'ask-a-person', code: 'refund-without-units' } : undefined;
}
