export type * from './bus-event.js';
export * from './dead-letters/index.js';
export * from './dispatch/index.js';
export * from './handles-event.decorator.js';
export * from './nest/index.js';
export * from './runtime/index.js';
