export * from './dead-letters.controller.js';
export * from './edit-records.js';
export * from './letter-payload.controller.js';
export * from './payload-checks.js';
