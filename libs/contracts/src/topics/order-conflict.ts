import type { ConflictAction, ConflictCode, ConflictValues } from '../events/after-sales.events.js';
import type { OrderEvent } from '../events/index.js';

/** CloudEvents types of the messages on `shop.order-conflicts`. */
export const ORDER_CONFLICT_FOUND = 'bujiao.order.conflict-found';
export const ORDER_CONFLICT_CLOSED = 'bujiao.order.conflict-closed';

/** What a shop hears of a contradiction in one of its orders. Without personal data. */
export interface OrderConflictTold {
  readonly orderId: string;
  readonly code: ConflictCode;
  readonly known: ConflictValues;
  /** Of its end: who ended it, and what a person decided. */
  readonly by?: 'person' | 'taken-back';
  readonly action?: ConflictAction;
}

/** The events that tell of contradictions. */
export const ORDER_CONFLICT_EVENT_TYPES: readonly OrderEvent['type'][] = [
  'OrderConflictFound',
  'OrderConflictClosed',
];

/** The message for the shop, and its type; undefined for every other event. */
export function orderConflictOf(
  orderId: string,
  event: OrderEvent,
): { readonly type: string; readonly data: OrderConflictTold } | undefined {
  if (event.type === 'OrderConflictFound')
    return { type: ORDER_CONFLICT_FOUND, data: { orderId, ...event.data.conflict } };
  if (event.type !== 'OrderConflictClosed') return undefined;
  const { code, known, by, action } = event.data;
  return { type: ORDER_CONFLICT_CLOSED, data: { orderId, code, known, by, ...(action && { action }) } };
}
