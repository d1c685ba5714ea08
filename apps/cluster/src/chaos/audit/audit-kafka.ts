import { isDeepStrictEqual } from 'node:util';
import { topicOf } from '@bujiao/contracts';
import type { RecordedEvent } from '@bujiao/event-store';
import type { Finding } from '../finding.js';
import type { Published } from './kafka-contents.js';

type ByOrder = ReadonlyMap<string, readonly RecordedEvent[]>;

/**
 * Holds the topics against the store, event for event: the same events, those of an order in the order of its stream, each on its
 * owner's topic. An event may be there more than once, as an exact repeat.
 */
export function auditKafka(byOrder: ByOrder, messages: readonly Published[]): Finding[] {
  const first = firstOfEach(messages);
  return [
    ...repeatsThatDiffer(messages, first),
    ...strangers(byOrder, first),
    ...missing(byOrder, first),
    ...misplaced(byOrder, [...first.values()]),
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

/** Topics are read side by side, so only events of one topic have an order. */
function misplaced(byOrder: ByOrder, published: readonly Published[]): Finding[] {
  const lanes = (entries: Iterable<{ lane: string; id: string }>): Map<string, string[]> => {
    const found = new Map<string, string[]>();
    for (const { lane, id } of entries) found.set(lane, [...(found.get(lane) ?? []), id]);
    return found;
  };
  const expected = lanes(
    [...byOrder].flatMap(([orderId, events]) =>
      events.map(({ id, type }) => ({ lane: `${topicOf(type)} ${orderId}`, id })),
    ),
  );
  const actual = lanes(published.map(({ id, topic, orderId }) => ({ lane: `${topic} ${orderId}`, id })));
  return [...expected]
    .filter(
      ([lane, ids]) => actual.get(lane)?.length === ids.length && !isDeepStrictEqual(actual.get(lane), ids),
    )
    .map(([lane]) => ({ what: `the events of ${lane} are in another order than in the store` }));
}
