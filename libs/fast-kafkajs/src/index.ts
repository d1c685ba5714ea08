// First: what is replaced has to be so before kafkajs is loaded.
import './fetched-records.js';
import './messages-by-partition.js';
import './produce-request.js';
import './request-queue.js';

export { AssignerProtocol, Kafka, logLevel } from 'kafkajs';
// Node finds some of what this CommonJS package exports only on its default export.
export { default as kafkajs } from 'kafkajs';
export { headerOf, headersOf } from './headers.js';
export { fastKafkajs } from './in-use.js';
export { keyPartitioner } from './key-partitioner.js';
