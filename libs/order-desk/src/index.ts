export * from './order-desk.js';
export * from './order-id.pipe.js';
export * from './orders.module.js';
export * from './ownership.js';
export * from './refused-problem.js';
