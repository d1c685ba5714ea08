export { createEventStoreDbEventStore, EventStoreDbEventStore } from './eventstoredb-event-store.js';
export { type EventStoreDbEventStoreOptions } from './options.js';
