export * from './invalid-request.js';
export * from './problem.filter.js';
export * from './problem.js';
export * from './problem-of.js';
export * from './unavailability.js';
