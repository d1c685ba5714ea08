import { describedEvent, EVENT_DESCRIPTIONS } from '../events/event-descriptions.js';
import type { OrderEvent } from '../events/index.js';

/** The state that a resubmission gives to the original order, for every system that listens. */
export const RESUBMISSION_STATES = ['resubmitting', 'resubmission-succeeded', 'resubmission-failed'] as const;
export type ResubmissionState = (typeof RESUBMISSION_STATES)[number];

export const RESUBMISSION_STATE_NAMES: Readonly<Record<ResubmissionState, string>> = {
  resubmitting: '补交中',
  'resubmission-succeeded': '补交成功',
  'resubmission-failed': '补交失败',
};

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
