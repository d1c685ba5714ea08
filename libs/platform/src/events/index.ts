export * from './event-bus.module.js';
export * from './event-store.module.js';
export { BUS_MEMORY, EVENT_BUS, EVENT_STORE } from './tokens.js';
