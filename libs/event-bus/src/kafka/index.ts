export * from './cloud-events.js';
export * from './connection.js';
export * from './create-topics.js';
export * from './ensure-topics.js';
export * from './kafka-publisher.js';
export * from './kafka-transport.js';
