import type { AfterSalesEvents, ConflictCode, ConflictValues } from '../events/after-sales.events.js';
import type { OrderEvent } from '../events/index.js';

/** CloudEvents type of the message on {@link ORDER_CONFLICTS_TOPIC}. */
export const ORDER_CONFLICT_CHANGED = 'bujiao.order.conflict-changed';

export const CONFLICT_STATES = ['found', 'closed'] as const;
export type ConflictState = (typeof CONFLICT_STATES)[number];

/** A contradiction in an order, or its end, for the shop. Without notes and names of staff. */
export interface OrderConflictChanged {
  readonly orderId: string;
  readonly code: ConflictCode;
  /** What is known: numbers of units, 分, names of terms. With other values it is another contradiction. */
  readonly known: ConflictValues;
  readonly state: ConflictState;
  /** How it was closed. */
  readonly by?: AfterSalesEvents['OrderConflictClosed']['by'];
  readonly action?: AfterSalesEvents['OrderConflictClosed']['action'];
}

/** The events that a shop hears of as contradictions. */
export const ORDER_CONFLICT_EVENT_TYPES: readonly string[] = [
  'OrderConflictFound',
  'OrderConflictClosed',
] satisfies readonly OrderEvent['type'][];

/** What `event` says to the shop about contradictions; undefined where it says nothing. */
export function orderConflictAfter(orderId: string, event: OrderEvent): OrderConflictChanged | undefined {
  if (event.type === 'OrderConflictFound') {
    const { code, known } = event.data.conflict;
    return { orderId, code, known, state: 'found' };
  }
  if (event.type !== 'OrderConflictClosed') return undefined;
  const { code, known, by, action } = event.data;
  return { orderId, code, known, state: 'closed', by, ...(action && { action }) };
}
