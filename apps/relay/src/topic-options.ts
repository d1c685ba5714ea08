import { SHOP_ORDERS_TOPIC } from '@bujiao/contracts';

export interface TopicOptions {
  readonly brokers: readonly string[];
  readonly partitions: number;
  readonly replicationFactor: number;
  /** ms; -1 for ever. */
  readonly retentionMs: number;
  /** Topics of order events beside `shop.orders`. */
  readonly orderTopics: readonly string[];
}

const DAY_MS = 24 * 3_600_000;
const WEEK_MS = 7 * DAY_MS;
const TEN_YEARS_MS = 3_650 * DAY_MS;

/**
 * From `KAFKA_BROKERS`, `KAFKA_PARTITIONS` (4), `KAFKA_REPLICATION_FACTOR` (1), `KAFKA_RETENTION_MS` (a week) and
 * `SHOP_ORDERS_PUBLISHERS`, as intake reads it.
 */
export function topicOptions(env: Readonly<Record<string, string | undefined>>): TopicOptions {
  const brokers = (env['KAFKA_BROKERS'] ?? '127.0.0.1:9092')
    .split(',')
    .map((broker) => broker.trim())
    .filter(Boolean);
  return {
    brokers,
    partitions: numberOf(env, 'KAFKA_PARTITIONS', { byDefault: 4, most: 10_000 }),
    replicationFactor: numberOf(env, 'KAFKA_REPLICATION_FACTOR', { byDefault: 1, most: 100 }),
    retentionMs: numberOf(env, 'KAFKA_RETENTION_MS', { byDefault: WEEK_MS, least: -1, most: TEN_YEARS_MS }),
    orderTopics: (env['SHOP_ORDERS_PUBLISHERS'] ?? '')
      .split(',')
      .map((pair) => pair.split('=')[0]?.trim() ?? '')
      .filter((topic) => topic !== '' && topic !== SHOP_ORDERS_TOPIC),
  };
}

function numberOf(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  { byDefault, least = 1, most }: { byDefault: number; least?: number; most: number },
): number {
  const number = env[name] ? Number(env[name]) : byDefault;
  if (!Number.isInteger(number) || number < least || number > most || number === 0)
    throw new Error(`${name} has to be a whole number from ${least} to ${most}`);
  return number;
}
