export * from './checkpoints.js';
export type { ContentSeal } from './content-seal.js';
export type * from './dead-letters.port.js';
export * from './memory-dead-letters.js';
export * from './migration.js';
export * from './postgres-dead-letters.js';
export * from './postgres-group-pauses.js';
export * from './reasons.js';
export * from './redriver.js';
