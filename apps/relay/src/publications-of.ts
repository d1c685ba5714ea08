import {
  isOrderStream,
  ORDER_NOTICE,
  ORDER_NOTICES_TOPIC,
  ORDER_CONFLICTS_TOPIC,
  ORDER_STATE_CHANGED,
  ORDER_STATES_TOPIC,
  orderConflictOf,
  orderIdOf,
  orderStateAfter,
  topicOf,
  type OrderEvent,
} from '@bujiao/contracts';
import { busEventOf } from '@bujiao/event-bus/embedded';
import type { Publication } from '@bujiao/event-bus/kafka';
import { uuidOf, type RecordedEvent } from '@bujiao/event-store';
import { orderNoticeOf } from '@bujiao/texts';

/** CloudEvents source of messages that the relay itself makes. */
const SOURCE = 'bujiao';

/**
 * The messages of a recorded event: the event on its owner's topic, the order's new state, if it has one, a conflict that was
 * found or closed, and what the buyer is told. Pure, so that publishing again after a crash repeats the same messages under the same ids.
 */
export function publicationsOf(recorded: RecordedEvent): readonly Publication[] {
  const topic = topicOf(recorded.type);
  if (!topic || !isOrderStream(recorded.stream)) return [];
  const publication = { topic, event: busEventOf(recorded), hash: recorded.hash };
  return [publication, ...stateOf(recorded), ...conflictOf(recorded), ...noticeOf(recorded)];
}

const orderEventOf = ({ type, data }: RecordedEvent): OrderEvent => ({ type, data }) as OrderEvent;

function stateOf(recorded: RecordedEvent): readonly Publication[] {
  const orderId = orderIdOf(recorded.stream);
  const data = orderStateAfter(orderId, orderEventOf(recorded), recorded.revision);
  if (!data) return [];
  const id = uuidOf(`order state\n${recorded.id}`);
  const time = recorded.metadata.occurredAt;
  return [
    {
      topic: ORDER_STATES_TOPIC,
      event: { id, type: ORDER_STATE_CHANGED, source: SOURCE, orderId, time, data },
    },
  ];
}

function conflictOf(recorded: RecordedEvent): readonly Publication[] {
  const orderId = orderIdOf(recorded.stream);
  const told = orderConflictOf(orderId, orderEventOf(recorded));
  if (!told) return [];
  const id = uuidOf(`order conflict\n${recorded.id}`);
  return [
    {
      topic: ORDER_CONFLICTS_TOPIC,
      event: { id, source: SOURCE, orderId, time: recorded.metadata.occurredAt, ...told },
    },
  ];
}

function noticeOf(recorded: RecordedEvent): readonly Publication[] {
  const { id: eventId, metadata, revision } = recorded;
  const orderId = orderIdOf(recorded.stream);
  const data = orderNoticeOf({ orderId, eventId, event: orderEventOf(recorded), metadata, revision });
  if (!data) return [];
  const id = uuidOf(`order notice\n${eventId}`);
  return [
    {
      topic: ORDER_NOTICES_TOPIC,
      event: { id, type: ORDER_NOTICE, source: SOURCE, orderId, time: metadata.occurredAt, data },
    },
  ];
}
