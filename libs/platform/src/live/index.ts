export * from './api-changes.decorator.js';
export * from './change-feed.js';
export * from './event-stream.js';
export * from './notified-mark.js';
export * from './stream-changes.js';
