import {
  ORDER_CONFLICT_CHANGED,
  ORDER_CONFLICTS_TOPIC,
  ORDER_STATE_CHANGED,
  ORDER_STATES_TOPIC,
  orderConflictAfter,
  orderIdOf,
  orderStateAfter,
  topicOf,
  type OrderEvent,
} from '@bujiao/contracts';
import { busEventOf } from '@bujiao/event-bus/embedded';
import type { Publication } from '@bujiao/event-bus/kafka';
import { uuidOf, type RecordedEvent } from '@bujiao/event-store';

/** The source of what the relay itself says. */
const SOURCE = 'bujiao';

/**
 * What goes out for a recorded event: the event itself, on its owner's topic, and what it tells the shop: the order's new state, or
 * a contradiction. Pure, so that publishing again after a crash says the same, under the same ids.
 */
export function publicationsOf(recorded: RecordedEvent): readonly Publication[] {
  const topic = topicOf(recorded.type);
  if (!topic) return [];
  const event = busEventOf(recorded);
  const told = toldToShop(recorded).map(({ name, topic, type, data }): Publication => {
    const { orderId, time } = event;
    const id = uuidOf(`${name}\n${recorded.id}`);
    return { topic, event: { id, type, source: SOURCE, orderId, time, data } };
  });
  return [{ topic, event, hash: recorded.hash }, ...told];
}

interface ToldToShop {
  /** Part of the message's id, so that no two messages about one event share theirs. */
  readonly name: string;
  readonly topic: string;
  readonly type: string;
  readonly data: object;
}

function toldToShop({ stream, type, data }: RecordedEvent): readonly ToldToShop[] {
  const [orderId, event] = [orderIdOf(stream), { type, data } as OrderEvent];
  const state = orderStateAfter(orderId, event);
  const conflict = orderConflictAfter(orderId, event);
  return [
    ...(state
      ? [{ name: 'order state', topic: ORDER_STATES_TOPIC, type: ORDER_STATE_CHANGED, data: state }]
      : []),
    ...(conflict
      ? [
          {
            name: 'order conflict',
            topic: ORDER_CONFLICTS_TOPIC,
            type: ORDER_CONFLICT_CHANGED,
            data: conflict,
          },
        ]
      : []),
  ];
}
