import type { OrderStatus } from '@bujiao/contracts';
import type { Anomaly } from './anomalies.js';
import type { OriginalOrder } from './original-order.js';

/** The state of the original order in one word, as the shop's facts amount to it; the most telling fact wins. */
export function orderStatus(order: OriginalOrder): OrderStatus {
  const { terms, deliveries, cancellations, anomaly, toldPayments } = order;
  const named = deliveries.named + [...deliveries.bySupplierOrder.values()].reduce((sum, n) => sum + n, 0);
  const unnamed = deliveries.unnamed.reduce((sum, { data }) => sum + data.quantity, 0);
  const delivered = Math.max(named + unnamed, deliveries.atLeast);
  if (cancellations.length > 0) return 'cancelled';
  if (delivered >= terms.quantity) return 'delivered';
  if (toldPayments.money.state === 'refunded') return 'refunded';
  if (delivered > 0) return 'partly-delivered';
  return (anomaly && STATUS_OF[anomaly.kind]) ?? paidStatus(order);
}

const STATUS_OF: Partial<Readonly<Record<Anomaly['kind'], OrderStatus>>> = {
  'delivery-failed': 'delivery-failed',
  delayed: 'delayed',
  'payment-timed-out': 'payment-timed-out',
};

function paidStatus({ toldPayments }: OriginalOrder): OrderStatus {
  const { state } = toldPayments.money;
  if (state === 'unpaid') return 'placed';
  return state === 'underpaid' ? 'underpaid' : 'paid';
}
