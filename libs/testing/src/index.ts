export * from './postgres/start-postgres.js';
export * from './postgres/test-database.js';
export * from './kafka/start-kafka.js';
export * from './processes/inherited-environment.js';
export * from './processes/launched-standalone.js';
export * from './waiting/wait.js';
export * from './network/tcp-proxy.js';
