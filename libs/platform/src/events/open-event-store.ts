import { isEventStoreUnavailable, isOutage, pause } from '@bujiao/basics';
import { assertMayAppend } from '@bujiao/effects';
import { EventStoreMisuse, type EventStore } from '@bujiao/event-store';
import { ConfigError, type Config } from '../config/index.js';
import { databaseRefused } from '../database/index.js';

/** ms in which an outage at the start may pass: the database has answered a moment ago, and may be slow while all services start. */
const START_PATIENCE_MS = 30_000;
const TRY_EVERY_MS = 500;

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
      return openEventStoreDb(esdbUrl);
    case 'memory':
      return new (await import('@bujiao/event-store/memory')).MemoryEventStore();
  }
}

async function openEventStoreDb(connectionString: string): Promise<EventStore> {
  const { createEventStoreDbEventStore } = await import('@bujiao/event-store/eventstoredb');
  try {
    return createEventStoreDbEventStore({ connectionString });
  } catch (error) {
    if (!(error instanceof EventStoreMisuse)) throw error;
    throw new ConfigError([
      { variable: 'ESDB_URL', message: 'must be an address like esdb://127.0.0.1:2113?tls=false' },
    ]);
  }
}

async function openPostgres(connectionString: string, soleWriter: boolean): Promise<EventStore> {
  const { createPostgresEventStore } = await import('@bujiao/event-store/postgres');
  const store = createPostgresEventStore({ connectionString, soleWriter });
  await throughOutage(() => store.migrate());
  return store;
}

async function throughOutage(work: () => Promise<void>): Promise<void> {
  const end = performance.now() + START_PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error) || performance.now() > end) throw error;
      await pause(TRY_EVERY_MS);
    }
  }
}

function mayPass(error: unknown): boolean {
  const { cause } = error as { readonly cause?: unknown };
  return isEventStoreUnavailable(error) && !databaseRefused(cause) && isOutage(cause);
}
