export * from './config-error.js';
export * from './config.js';
export * from './config.module.js';
export * from './load-config.js';
export { CONFIGURED, variablesOf, type Configured } from './variables.js';
