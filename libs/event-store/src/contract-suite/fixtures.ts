import { randomUUID } from 'node:crypto';
import { isTrueWithin } from '@bujiao/basics';
import type { EventMetadata } from '@bujiao/contracts';
import type { Appended, AppendResult, EventStore, NewEvent } from '../event-store.port.js';

export const METADATA: EventMetadata = {
  correlationId: 'R1',
  causationId: 'C1',
  actor: { kind: 'person', id: 'buyer:B0001', role: 'buyer' },
  occurredAt: '2026-11-23T08:00:00.000Z',
  schemaVersion: 1,
};

/** A name that no other test and no other run uses: a store may be shared. */
export const unique = (name: string): string => `${name}-${randomUUID()}`;

export const newEvent = (type: string, data: object = {}): NewEvent => ({
  id: randomUUID(),
  type,
  data,
  metadata: METADATA,
});

export const newEvents = (count: number, type = 'Noted'): NewEvent[] =>
  Array.from({ length: count }, (_, no) => newEvent(type, { no }));

export function appended(result: AppendResult): Appended {
  if (result.conflict) throw new Error(`conflict with ${JSON.stringify(result.actual)}`);
  return result;
}

/** Appends `count` events one by one, and answers them. */
export async function appendOneByOne(
  store: EventStore,
  stream: string,
  events: readonly NewEvent[],
): Promise<void> {
  let head = (await store.read(stream)).head;
  for (const event of events) head = appended(await store.append(stream, head, [event])).head;
}

const DEADLINE = 50_000;
const EVERY_MS = 3;

/** Until `condition` holds; `what` names it where it does not within 50 s. */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  what: () => string,
): Promise<void> {
  if (!(await isTrueWithin(condition, DEADLINE, EVERY_MS)))
    throw new Error(`not within ${DEADLINE} ms: ${what()}`);
}
