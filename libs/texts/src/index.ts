export * from './decisions.js';
export * from './ends.js';
export * from './failures.js';
export * from './format.js';
export * from './order-statuses.js';
export * from './told-facts.js';
