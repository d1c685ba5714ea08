import type { EventStore } from '@bujiao/event-store';
import type { Config } from '../config/index.js';

/** Only the adapter that is used gets loaded. */
export async function openEventStore({ mode, eventStore, pgUrl, esdbUrl }: Config): Promise<EventStore> {
  switch (eventStore) {
    case 'postgres':
      // All that appends in standalone mode is in this process.
      return openPostgres(pgUrl, mode === 'standalone');
    case 'eventstoredb':
      return (await import('@bujiao/event-store/eventstoredb')).createEventStoreDbEventStore({
        connectionString: esdbUrl,
      });
    case 'memory':
      return new (await import('@bujiao/event-store/memory')).MemoryEventStore();
  }
}

async function openPostgres(connectionString: string, soleWriter: boolean): Promise<EventStore> {
  const { createPostgresEventStore } = await import('@bujiao/event-store/postgres');
  const store = createPostgresEventStore({ connectionString, soleWriter });
  await store.migrate();
  return store;
}
