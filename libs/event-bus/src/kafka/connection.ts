import { Kafka, logLevel } from '@bujiao/fast-kafkajs';

export interface KafkaConnection {
  /** `host:port` of the bootstrap brokers. */
  readonly brokers: readonly string[];
  /** Shown in the broker's logs and metrics. */
  readonly clientId: string;
  /** Called with errors of the client; often while a broker is down. @default none */
  readonly onLog?: (message: string, details: object) => void;
}

/** Outlasts the restart of a broker, and notices within a second that it is back. */
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
