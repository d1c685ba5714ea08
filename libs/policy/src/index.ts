export * from './baseline.js';
export * from './delivery-policy.js';
export * from './policy.js';
