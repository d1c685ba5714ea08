export * from './given.js';
export * from './sample-events.js';
