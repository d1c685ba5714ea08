import type { EventStore } from '@bujiao/event-store';
import type { Config } from '../config/index.js';

/** Loads only the configured adapter. */
export async function openEventStore({ mode, eventStore, pgUrl, esdbUrl }: Config): Promise<EventStore> {
  switch (eventStore) {
    case 'postgres':
      // In standalone mode this process is the only writer.
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
