export { EventStoreDbDouble, type EventStoreDbDoubleOptions } from './eventstoredb-double.js';
export * as refusals from './refusals.js';
