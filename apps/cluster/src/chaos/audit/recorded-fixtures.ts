import { systemActor } from '@bujiao/contracts';
import type { RecordedEvent } from '@bujiao/event-store';

/** An event of order B1 as the store returns it. */
export const recordedEvent = (
  fields: Pick<RecordedEvent, 'id' | 'type' | 'revision' | 'data' | 'hash'>,
): RecordedEvent => ({
  ...fields,
  stream: 'order-B1',
  position: String(fields.revision),
  recordedAt: '2026-01-01T00:00:00Z',
  metadata: {
    correlationId: 'c',
    causationId: 'c',
    actor: systemActor('intake'),
    schemaVersion: 1,
    occurredAt: '2026-01-01T00:00:00Z',
  },
});
