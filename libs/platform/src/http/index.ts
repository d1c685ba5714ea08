export type { RefuseToken } from './admission.js';
export * from './create-http-service.js';
export type * from './docs.js';
export * from './draining.js';
export * from './open-streams.js';
export * from './platform.module.js';
export * from './run-service.js';
export * from './start-reason.js';
export { TraceParent } from './trace-context.js';
