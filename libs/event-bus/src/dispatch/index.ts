export * from './dispatcher.js';
export * from './handler.js';
export * from './partition-buffer.js';
export * from './keyed-dispatcher.js';
export type * from './parking.port.js';
export * from './projection-dispatcher.js';
export * from './retry-policy.js';
