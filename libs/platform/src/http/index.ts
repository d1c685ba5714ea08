export * from './create-http-service.js';
export type * from './docs.js';
export * from './draining.js';
export * from './platform.module.js';
export * from './run-service.js';
export { TraceParent } from './trace-context.js';
export { TypedText } from './typed-text.decorator.js';
export { TakesAnyKey } from './json-bodies.js';
