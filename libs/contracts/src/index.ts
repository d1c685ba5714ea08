export * from './actor.js';
export type * from './event-metadata.js';
export * from './events/index.js';
export * from './orders/order-feed.js';
export * from './orders/order.js';
export * from './topics/order-state.js';
export * from './topics/topics.js';
