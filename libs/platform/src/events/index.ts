export * from './event-bus.module.js';
export * from './event-store.module.js';
export { EVENT_BUS, EVENT_STORE } from './tokens.js';
