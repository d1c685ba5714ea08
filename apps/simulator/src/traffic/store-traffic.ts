import { eventId, type EventStore } from '@bujiao/event-store';
import type { TrafficEvent } from './recorded-traffic.js';

/** Orders whose streams are written at once. */
const AT_ONCE = 64;

/** Appends simulated streams to a store, under other order numbers where `copy` says so. */
export async function storeTraffic(
  store: Pick<EventStore, 'append'>,
  streams: ReadonlyMap<string, readonly TrafficEvent[]>,
  copy = '',
): Promise<void> {
  const waiting = [...streams];
  const write = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [orderId, events] = next;
      await storeStream(store, `${orderId}${copy}`, events);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, write));
}

async function storeStream(
  store: Pick<EventStore, 'append'>,
  orderId: string,
  events: readonly TrafficEvent[],
): Promise<void> {
  const written = events.map(({ type, data, metadata, revision }) => ({
    id: eventId(orderId, type, revision),
    type,
    data: JSON.parse(JSON.stringify(data)) as object,
    metadata,
  }));
  const { conflict } = await store.append(`order-${orderId}`, 'no-stream', written);
  if (conflict) throw new Error(`the stream of ${orderId} is not new`);
}
