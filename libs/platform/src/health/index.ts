export * from './database-state.js';
export * from './health.controller.js';
export * from './health.module.js';
