export type * from './bus-event.js';
export * from './handles-event.decorator.js';
