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
 * Holds the topic of states against the store: every state that the events lead to, nothing else, each order's in the order of its
 * events, and the newest one last. Only the last one survives compaction, so an older one there stays for ever.
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

/** By the id of the message, which is derived from the event's. */
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

/** The published contract grows: what a state says besides is no finding. */
const includes = (data: unknown, state: OrderStateChanged): boolean =>
  Object.entries(state).every(([name, value]) =>
    isDeepStrictEqual((data as Record<string, unknown>)[name], value),
  );
