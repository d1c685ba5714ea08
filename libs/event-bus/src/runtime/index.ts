export type * from './bus-transport.port.js';
export * from './event-bus.js';
export type { GroupPauses } from './group-pauses.js';
