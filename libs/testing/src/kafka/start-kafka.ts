import { EmbeddedKafka, ensureJava } from '@bujiao/embedded-kafka';
import { dockerAnswers } from '../docker.js';
import { warmUp } from './warm-up.js';

export interface KafkaServer {
  /** `host:port`, comma-separated, as `KAFKA_BROKERS` takes them. */
  readonly brokers: string;
  readonly origin: 'KAFKA_BROKERS' | 'docker' | 'embedded';
  /** Only where the broker is a process of ours: for tests that kill it. */
  readonly embedded?: EmbeddedKafka;
  stop(): Promise<void>;
}

export interface NoKafka {
  readonly reason: string;
}

const IMAGE = 'apache/kafka:4.1.0';
const CLIENT_PORT = 9093;

/**
 * A real Kafka: the one that `KAFKA_BROKERS` names; else by testcontainers, where a Docker engine answers; else Apache's own
 * broker on this machine's Java. Where none of these can be had, the reason.
 */
export async function startKafka(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<KafkaServer | NoKafka> {
  if (env['KAFKA_BROKERS'])
    return { brokers: env['KAFKA_BROKERS'], origin: 'KAFKA_BROKERS', stop: () => Promise.resolve() };
  if (await dockerAnswers()) return inDocker();
  try {
    return await onThisMachine();
  } catch (error) {
    return { reason: `KAFKA_BROKERS is not set, no Docker engine answers, and: ${(error as Error).message}` };
  }
}

export const hasKafka = (kafka: KafkaServer | NoKafka): kafka is KafkaServer => 'brokers' in kafka;

async function onThisMachine(): Promise<KafkaServer> {
  await ensureJava();
  const embedded = await EmbeddedKafka.start();
  try {
    await warmUp(embedded.brokers);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  return { brokers: embedded.brokers, origin: 'embedded', embedded, stop: () => embedded.stop() };
}

async function inDocker(): Promise<KafkaServer> {
  const { KafkaContainer } = await import('@testcontainers/kafka');
  const container = await new KafkaContainer(IMAGE).start();
  return {
    brokers: `${container.getHost()}:${container.getMappedPort(CLIENT_PORT)}`,
    origin: 'docker',
    stop: async () => void (await container.stop()),
  };
}
