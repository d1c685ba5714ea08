export * from './database-state.js';
export * from './health.controller.js';
