import {
  ORDER_STATE_CHANGED,
  ORDER_STATES_TOPIC,
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
 * What goes out for a recorded event: the event itself, on its owner's topic, and the order's new state where it has one. Pure, so
 * that publishing again after a crash says the same, under the same ids.
 */
export function publicationsOf(recorded: RecordedEvent): readonly Publication[] {
  const topic = topicOf(recorded.type);
  if (!topic) return [];
  const event = busEventOf(recorded);
  const state = orderStateAfter(orderIdOf(recorded.stream), {
    type: recorded.type,
    data: recorded.data,
  } as OrderEvent);
  const publication = { topic, event, hash: recorded.hash };
  if (!state) return [publication];
  const { orderId, time } = event;
  const id = uuidOf(`order state\n${recorded.id}`);
  return [
    publication,
    {
      topic: ORDER_STATES_TOPIC,
      event: { id, type: ORDER_STATE_CHANGED, source: SOURCE, orderId, time, data: state },
    },
  ];
}
