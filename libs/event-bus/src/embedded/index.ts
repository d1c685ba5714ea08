export * from './bus-event-of.js';
export * from './embedded-transport.js';
