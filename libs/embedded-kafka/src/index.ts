export { EmbeddedKafka, type EmbeddedKafkaOptions } from './embedded-kafka.js';
export { ensureJava } from './java.js';
export { VERSION as KAFKA_VERSION } from './jars.js';
