import { describedEvent } from '../events/described-events.js';
import { EVENT_DESCRIPTIONS } from '../events/event-descriptions.js';
import type { OrderEvent } from '../events/index.js';
import { RESUBMISSION_STATE_NAMES, type ResubmissionState } from './resubmission-state.js';

/** CloudEvents type of the message on {@link ORDER_STATES_TOPIC}. */
export const ORDER_STATE_CHANGED = 'bujiao.order.resubmission-state-changed';

export interface OrderStateChanged {
  readonly orderId: string;
  readonly resubmissionId: string;
  readonly state: ResubmissionState;
  /** The state as people read it. */
  readonly stateName: string;
  /** Revision of the order's history that it speaks of: a consumer drops a state that is older than the one it has. */
  readonly revision?: number;
}

/** The events that change an order's state. */
export const ORDER_STATE_EVENT_TYPES: readonly string[] = Object.entries(EVENT_DESCRIPTIONS)
  .filter(([, { orderState }]) => orderState !== undefined)
  .map(([type]) => type);

/** The order's new state after `event`, or undefined when it changes nothing that the shop can see. */
export function orderStateAfter(
  orderId: string,
  event: OrderEvent,
  revision?: number,
): OrderStateChanged | undefined {
  const state = describedEvent(event.type)?.orderState;
  if (!state) return undefined;
  const { resubmissionId } = event.data as { resubmissionId: string };
  return {
    orderId,
    resubmissionId,
    state,
    stateName: RESUBMISSION_STATE_NAMES[state],
    ...(revision !== undefined && { revision }),
  };
}
