import type { EventStore } from '../event-store.port.js';

/** What an adapter provides to the suite. */
export interface EventStoreHarness {
  /** Another store over the same data, as another process would open it. The suite closes it. */
  open(): Promise<EventStore>;
  /** Deletes or disconnects the data. */
  stop(): Promise<void>;
}
