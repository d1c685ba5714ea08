export * from './command-handler.js';
export * from './event-id.js';
export * from './event-store.errors.js';
export type * from './event-store.port.js';
export * from './hash-chain/index.js';
export * from './state-cache.js';
export * from './step-handler.js';
export * from './stream-states.js';
