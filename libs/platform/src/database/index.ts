export * from './check-database.js';
export * from './database.module.js';
export * from './end-session.js';
export * from './migrate.js';
export * from './postgres-pool.js';
