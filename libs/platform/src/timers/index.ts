export * from './timers.js';
export * from './timers.module.js';
