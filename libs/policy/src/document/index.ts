export * from './check-policy.js';
export type * from './finding.js';
export { LONGEST_TEXT } from './yaml-text.js';
export type { PolicyDocument } from './policy-document.js';
export { POLICY_SCHEMA, VERSION_PATTERN } from './policy-schema.js';
export * from './shipped.js';
export * from './differences.js';
export * from './with-points.js';
