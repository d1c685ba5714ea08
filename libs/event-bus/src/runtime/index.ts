export type * from './bus-transport.port.js';
export * from './event-bus.js';
