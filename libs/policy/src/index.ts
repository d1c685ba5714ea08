export * from './baseline.js';
export * from './policy.js';
