import './client/fetched-records.js';
import './client/request-queue.js';
import './client/messages-by-partition.js';
import './client/produce-request.js';
import { Kafka, logLevel } from 'kafkajs';

export interface KafkaConnection {
  /** `host:port` of brokers to begin with. */
  readonly brokers: readonly string[];
  /** Shown in the broker's logs and metrics. */
  readonly clientId: string;
  /** Hears what the client reports as an error. It is loud while a broker is away. @default nobody */
  readonly onLog?: (message: string, details: object) => void;
}

/** Patient enough for a broker that is killed and started again, never slower than a second to notice that it is back. */
const RETRY = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 30 };

export const createKafka = ({ brokers, clientId, onLog }: KafkaConnection): Kafka =>
  new Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: 3_000,
    requestTimeout: 30_000,
    retry: RETRY,
    logLevel: onLog ? logLevel.ERROR : logLevel.NOTHING,
    logCreator:
      () =>
      ({ log }) =>
        onLog?.(log.message, log),
  });
