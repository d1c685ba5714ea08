export * from './generated-feeds.js';
export * from './given.js';
export * from './sample-events.js';
export * from './shop-feed.js';
