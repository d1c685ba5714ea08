export { openFencedProducer, type FencedProducer } from './fenced-producer.js';
export { headerOf, headersOf } from './headers.js';
export { fastKafkajs } from './in-use.js';
export { AssignerProtocol, Kafka, kafkajs, logLevel, Partitioners } from './kafkajs.js';
