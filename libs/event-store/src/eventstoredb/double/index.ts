export { EventStoreDbDouble } from './eventstoredb-double.js';
