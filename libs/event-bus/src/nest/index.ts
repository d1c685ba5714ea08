export * from './bus-server.js';
export * from './error-as-thrown.filter.js';
