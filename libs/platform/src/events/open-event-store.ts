import { assertMayAppend } from '@bujiao/effects';
import type { EventStore } from '@bujiao/event-store';
import type { Config } from '../config/index.js';

/** Loads only the configured adapter. During a replay it refuses every append that the plan does not name. */
export const openEventStore = async (config: Config): Promise<EventStore> =>
  fenced(await openAdapter(config));

/** In place of the method: what only some adapters have stays reachable. */
export function fenced<Store extends EventStore>(store: Store): Store {
  const append = store.append.bind(store);
  store.append = async (stream, expected, events) => {
    assertMayAppend(events.map(({ type }) => type));
    return append(stream, expected, events);
  };
  return store;
}

async function openAdapter({ mode, eventStore, pgUrl, esdbUrl }: Config): Promise<EventStore> {
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
