export interface TopicOptions {
  readonly brokers: readonly string[];
  readonly partitions: number;
  readonly replicationFactor: number;
  /** ms; -1 for ever. */
  readonly retentionMs: number;
}

const WEEK_MS = 7 * 24 * 3_600_000;

/** Out of `KAFKA_BROKERS`, `KAFKA_PARTITIONS` (4), `KAFKA_REPLICATION_FACTOR` (1), `KAFKA_RETENTION_MS` (a week). */
export function topicOptions(env: Readonly<Record<string, string | undefined>>): TopicOptions {
  const brokers = (env['KAFKA_BROKERS'] ?? '127.0.0.1:9092')
    .split(',')
    .map((broker) => broker.trim())
    .filter(Boolean);
  return {
    brokers,
    partitions: numberOf(env, 'KAFKA_PARTITIONS', 4),
    replicationFactor: numberOf(env, 'KAFKA_REPLICATION_FACTOR', 1),
    retentionMs: numberOf(env, 'KAFKA_RETENTION_MS', WEEK_MS),
  };
}

function numberOf(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  byDefault: number,
): number {
  const number = env[name] ? Number(env[name]) : byDefault;
  if (!Number.isInteger(number) || (number < 1 && number !== -1))
    throw new Error(`${name} has to be a whole number`);
  return number;
}
