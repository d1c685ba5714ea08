export { EmbeddedKafka, type EmbeddedKafkaOptions } from './embedded-kafka.js';
export { ensureJava } from './java.js';
