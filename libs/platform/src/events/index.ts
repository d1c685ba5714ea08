export * from './event-store.module.js';
export * from './tokens.js';
