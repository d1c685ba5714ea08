import { EVENT_OWNERS, orderIdOf, type ServiceName } from '@bujiao/contracts';
import type { RecordedEvent } from '@bujiao/event-store';
import type { BusEvent } from '../bus-event.js';

const owners: Readonly<Record<string, ServiceName | undefined>> = EVENT_OWNERS;

/** A recorded event in the form that handlers take. */
export const busEventOf = (recorded: RecordedEvent): BusEvent => ({
  id: recorded.id,
  type: recorded.type,
  source: owners[recorded.type] ?? 'unknown',
  orderId: orderIdOf(recorded.stream),
  time: recorded.metadata.occurredAt,
  data: recorded.data,
  recorded: { revision: recorded.revision, metadata: recorded.metadata },
});
