export * from './api-changes.decorator.js';
export * from './change-feed.js';
export * from './event-stream.js';
export * from './stream-changes.js';
