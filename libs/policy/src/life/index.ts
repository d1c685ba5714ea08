export * from './decide-policy.js';
export * from './decide-shadow.js';
export * from './policy-life.js';
export * from './policy-refusal.js';
