export * from './install.js';
export * from './policies.module.js';
export * from './policies.port.js';
export * from './policy-desk.js';
export * from './policy-reader.js';
export * from './read-policy.js';
