import { isDeepStrictEqual } from 'node:util';
import { orderStateAfter, type OrderEvent, type OrderStateChanged } from '@bujiao/contracts';
import { uuidOf, type RecordedEvent } from '@bujiao/event-store';
import type { Finding } from '../finding.js';
import type { Published } from './kafka-contents.js';
import { misorderedLanes } from './lane-order.js';

type ByOrder = ReadonlyMap<string, readonly RecordedEvent[]>;

interface Expected {
  readonly orderId: string;
  readonly state: OrderStateChanged;
}

/**
 * Compares the topic of states with the store: every state that follows from the events and no other, in the order of the order's
 * events, the newest one last. Compaction keeps only the last one, so an older one there would stay.
 */
export function auditOrderStates(byOrder: ByOrder, messages: readonly Published[]): Finding[] {
  const expected = expectedStates(byOrder);
  const published = new Set(messages.map(({ id }) => id));
  const lanes = new Map<string, string[]>();
  for (const [id, { orderId }] of expected) lanes.set(orderId, [...(lanes.get(orderId) ?? []), id]);
  const occurrences = messages.map(({ id, orderId }) => ({ lane: orderId, id }));
  return [
    ...messages.flatMap((message) => strange(message, expected.get(message.id))),
    ...[...expected]
      .filter(([id]) => !published.has(id))
      .map(([, { orderId, state }]) => ({ orderId, what: `its state ${state.state} is not in Kafka` })),
    ...misorderedLanes(lanes, occurrences).map((wrong) => ({ what: `the states of ${wrong}` })),
  ];
}

/** By message id, which derives from the event's id. */
function expectedStates(byOrder: ByOrder): Map<string, Expected> {
  const states = new Map<string, Expected>();
  for (const [orderId, events] of byOrder)
    for (const { id, type, data } of events) {
      const state = orderStateAfter(orderId, { type, data } as OrderEvent);
      if (state) states.set(uuidOf(`order state\n${id}`), { orderId, state });
    }
  return states;
}

function strange({ id, orderId, data }: Published, expected: Expected | undefined): Finding[] {
  if (!expected) return [{ orderId, what: `state ${id} is in Kafka, but no event leads to it` }];
  const asIs = expected.orderId === orderId && includes(data, expected.state);
  return asIs ? [] : [{ orderId, what: `state ${id} differs from what its event leads to` }];
}

/** Contracts grow: unknown members of a state are no finding. */
const includes = (data: unknown, state: OrderStateChanged): boolean =>
  Object.entries(state).every(([name, value]) =>
    isDeepStrictEqual((data as Record<string, unknown>)[name], value),
  );
