import { isDeepStrictEqual } from 'node:util';
import { topicOf } from '@bujiao/contracts';
import type { RecordedEvent } from '@bujiao/event-store';
import type { Finding } from '../finding.js';
import type { Published } from './kafka-contents.js';
import { misorderedLanes } from './lane-order.js';

type ByOrder = ReadonlyMap<string, readonly RecordedEvent[]>;

/**
 * Compares the topics with the store, event by event: the same events, in the order of each stream, each on its owner's topic. An event
 * may occur more than once as an exact repeat, where a relay restarted from its checkpoint; see {@link misorderedLanes}.
 */
export function auditKafka(byOrder: ByOrder, messages: readonly Published[]): Finding[] {
  const first = firstOfEach(messages);
  return [
    ...repeatsThatDiffer(messages, first),
    ...strangers(byOrder, first),
    ...missing(byOrder, first),
    ...misplaced(byOrder, messages),
  ];
}

function firstOfEach(messages: readonly Published[]): Map<string, Published> {
  const first = new Map<string, Published>();
  for (const message of messages) if (!first.has(message.id)) first.set(message.id, message);
  return first;
}

const repeatsThatDiffer = (
  messages: readonly Published[],
  first: ReadonlyMap<string, Published>,
): Finding[] =>
  messages
    .filter(
      ({ id, fingerprint, topic }) =>
        first.get(id)?.fingerprint !== fingerprint || first.get(id)?.topic !== topic,
    )
    .map(({ id, orderId }) => ({ orderId, what: `event ${id} was published twice, and differs` }));

function strangers(byOrder: ByOrder, first: ReadonlyMap<string, Published>): Finding[] {
  const recorded = new Set([...byOrder.values()].flat().map(({ id }) => id));
  return [...first.values()]
    .filter(({ id }) => !recorded.has(id))
    .map(({ id, orderId }) => ({ orderId, what: `event ${id} is in Kafka, but not in the store` }));
}

function missing(byOrder: ByOrder, first: ReadonlyMap<string, Published>): Finding[] {
  return [...byOrder].flatMap(([orderId, events]) =>
    events.flatMap((event) => {
      const published = first.get(event.id);
      if (!published)
        return [
          { orderId, what: `event ${event.revision} (${event.type}) is in the store, but not in Kafka` },
        ];
      return isTheSame(event, published)
        ? []
        : [{ orderId, what: `event ${event.revision} (${event.type}) differs between store and Kafka` }];
    }),
  );
}

const isTheSame = ({ type, hash, data }: RecordedEvent, published: Published): boolean =>
  published.type === type &&
  published.hash === hash &&
  published.topic === topicOf(type) &&
  isDeepStrictEqual(published.data, data);

/** Topics are read concurrently, so order is checked within a topic. Every occurrence counts. */
function misplaced(byOrder: ByOrder, messages: readonly Published[]): Finding[] {
  const expected = new Map<string, string[]>();
  for (const [orderId, events] of byOrder)
    for (const { id, type } of events) {
      const lane = `${topicOf(type)} ${orderId}`;
      expected.set(lane, [...(expected.get(lane) ?? []), id]);
    }
  const occurrences = messages.map(({ id, topic, orderId }) => ({ lane: `${topic} ${orderId}`, id }));
  return misorderedLanes(expected, occurrences).map((wrong) => ({ what: `the events of ${wrong}` }));
}
