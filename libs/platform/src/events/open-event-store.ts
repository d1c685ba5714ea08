import type { EventStore } from '@bujiao/event-store';
import type { Config } from '../config/index.js';

interface Adapters {
  createPostgresEventStore(options: { connectionString: string }): EventStore | Promise<EventStore>;
  createEventStoreDbEventStore(options: { connectionString: string }): EventStore | Promise<EventStore>;
  createMemoryEventStore(): EventStore | Promise<EventStore>;
}

/** Only the adapter that is used gets loaded. */
export async function openEventStore({ eventStore, pgUrl, esdbUrl }: Config): Promise<EventStore> {
  switch (eventStore) {
    case 'postgres':
      return ((await import('@bujiao/event-store/postgres')) as unknown as Adapters).createPostgresEventStore({ connectionString: pgUrl });
    case 'eventstoredb':
      return ((await import('@bujiao/event-store/eventstoredb')) as unknown as Adapters).createEventStoreDbEventStore({ connectionString: esdbUrl });
    case 'memory':
      return ((await import('@bujiao/event-store/memory')) as unknown as Adapters).createMemoryEventStore();
  }
}
