export * from './dead-letters.controller.js';
export * from './letter-payload.controller.js';
export * from './payload-checks.js';
