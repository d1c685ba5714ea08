import type { EventStore } from '../event-store.port.js';

/** What the suite needs of an adapter. */
export interface EventStoreHarness {
  /** Another store over the same data, as another process would open it. The suite closes it. */
  open(): Promise<EventStore>;
  /** Lets go of the data. */
  stop(): Promise<void>;
}
