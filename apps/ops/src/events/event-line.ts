import { isOrderStream, orderIdOf } from '@bujiao/contracts';
import type { RecordedEvent } from '@bujiao/event-store';

/** A recorded event as ops sees it: what is sealed stays sealed. */
export interface EventLine {
  readonly position: string;
  readonly recordedAt: string;
  readonly type: string;
  readonly orderId: string;
  readonly revision: number;
  readonly id: string;
  readonly actor: RecordedEvent['metadata']['actor'];
  readonly correlationId: string;
  readonly causationId: string;
  readonly data: unknown;
  readonly hash: string;
}

export const eventLine = (event: RecordedEvent): EventLine => ({
  position: event.position,
  recordedAt: event.recordedAt,
  type: event.type,
  // Streams of other kinds, as that of the policy, are named as they are.
  orderId: isOrderStream(event.stream) ? orderIdOf(event.stream) : event.stream,
  revision: event.revision,
  id: event.id,
  actor: event.metadata.actor,
  correlationId: event.metadata.correlationId,
  causationId: event.metadata.causationId,
  data: withoutSealed(event.data),
  hash: event.hash,
});

function withoutSealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSealed);
  if (typeof value !== 'object' || value === null) return value;
  if ('sealed' in value) return { sealed: true };
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutSealed(member)]));
}
