import type { OrderFact, ProvenPayment } from '@bujiao/contracts';
import { watchConflicts } from '@bujiao/after-sales/testing';
import { snapshotEvents } from '@bujiao/intake/testing';
import type { TrafficOrder } from '../traffic-order.js';
import type { PlayedOrder } from './played-order.js';

/** The newest answer that the gateway has by then; it knows no number that nobody opened. */
export function gatewayAnswer({ gateway }: TrafficOrder, paymentId: string, now: number): ProvenPayment {
  const known = gateway.filter((a) => a.paymentId === paymentId && a.from <= now).at(-1);
  if (!known || known.status === 'unknown') return { paymentId, status: 'unknown' as const };
  if (known.status === 'other-order') return { paymentId, status: known.status };
  return { paymentId, status: known.status, ...(known.amount !== undefined && { amount: known.amount }) };
}

/** The shop gives the money back although the goods went out. */
export function refund(played: PlayedOrder, now: number): void {
  const time = new Date(now).toISOString();
  const { terms } = played.order;
  const fact: OrderFact<'shop.order.refunded'> = {
    source: '/shop',
    publisher: 'shop',
    id: `refund-${terms.orderId}`,
    type: 'shop.order.refunded',
    time,
    receivedAt: time,
    data: { amount: terms.amount, quantity: terms.quantity, cause: 'units' },
  };
  played.append(snapshotEvents(played.history, { terms, told: [...played.history.told, fact] }), now);
  played.append(watchConflicts(played.history), now);
}
