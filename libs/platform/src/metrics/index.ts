export * from './bus-metrics.js';
export * from './http-metrics.js';
export * from './metrics.controller.js';
export * from './outage-gauge.js';
