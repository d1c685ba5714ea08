export * from './baseline.js';
export * from './delivery-policy.js';
export * from './goods-checks.js';
export * from './life/index.js';
export * from './policy.js';
export * from './rules-for.js';
