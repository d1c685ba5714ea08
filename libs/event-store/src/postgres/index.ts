export { type HeldBack } from './held-back.js';
export { type PostgresEventStoreOptions } from './options.js';
export { createPostgresEventStore, PostgresEventStore } from './postgres-event-store.js';
export {
  verifyStreams,
  type BrokenStream,
  type StoreVerdict,
  type VerifyStreamsOptions,
} from './verify-streams.js';
