import { kafkajs } from '@bujiao/fast-kafkajs';
import type { Admin, IResourceConfigEntry, Kafka } from 'kafkajs';
import { createTopics } from './create-topics.js';

export interface TopicSettings {
  readonly topic: string;
  /** All topics that a consumer group reads must have the same number, so that an order's events meet in one process. */
  readonly partitions: number;
  /** @default 1 */
  readonly replicationFactor?: number;
  /** Milliseconds that events are kept; -1 for ever. @default the broker's */
  readonly retentionMs?: number;
  /** Keep the last event of each order only. @default false */
  readonly compact?: boolean;
}

export interface EnsuredTopic {
  readonly topic: string;
  readonly outcome: 'created' | 'configured';
  /** Of the topic. Never changed for an existing topic, since that would move orders to other partitions. */
  readonly partitions: number;
}

const SET_ON_THE_TOPIC = kafkajs.ConfigSource.TOPIC_CONFIG;

/** Creates the topics that are missing, and sets retention and compaction of all of them, and no other setting. Idempotent. */
export async function ensureTopics(
  kafka: Kafka,
  topics: readonly TopicSettings[],
): Promise<readonly EnsuredTopic[]> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const missing = topics.filter(({ topic }) => !existing.has(topic));
    if (missing.length > 0) await create(admin, missing);
    await configure(
      admin,
      topics.filter(({ topic }) => existing.has(topic)),
    );
    const { topics: now } = await admin.fetchTopicMetadata({ topics: topics.map(({ topic }) => topic) });
    return now.map(({ name, partitions }) => ({
      topic: name,
      outcome: existing.has(name) ? 'configured' : 'created',
      partitions: partitions.length,
    }));
  } finally {
    await admin.disconnect();
  }
}

/** Where another process created them first, that one configures them. */
const create = (admin: Admin, topics: readonly TopicSettings[]): Promise<void> =>
  createTopics(
    admin,
    topics.map((settings) => ({
      topic: settings.topic,
      numPartitions: settings.partitions,
      replicationFactor: settings.replicationFactor ?? 1,
      configEntries: entriesOf(settings),
    })),
  );

/**
 * The request replaces every setting of a topic, so existing ones are sent along: an operator's `min.insync.replicas` must survive
 * an upgrade. Topics with the right settings are not altered.
 */
async function configure(admin: Admin, topics: readonly TopicSettings[]): Promise<void> {
  if (topics.length === 0) return;
  const set = await settingsOf(
    admin,
    topics.map(({ topic }) => topic),
  );
  const changes = topics.flatMap((settings) => {
    const before = set.get(settings.topic) ?? new Map<string, string>();
    const wanted = entriesOf(settings);
    if (wanted.every(({ name, value }) => before.get(name) === value)) return [];
    const merged = new Map([...before, ...wanted.map(({ name, value }) => [name, value] as const)]);
    return {
      type: kafkajs.ConfigResourceTypes.TOPIC,
      name: settings.topic,
      configEntries: [...merged].map(([name, value]) => ({ name, value })),
    };
  });
  if (changes.length > 0) await admin.alterConfigs({ validateOnly: false, resources: changes });
}

/** Settings of each topic itself, without those inherited from the broker. */
async function settingsOf(
  admin: Admin,
  topics: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map((name) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name })),
  });
  return new Map(
    resources.map(({ resourceName, configEntries }) => [
      resourceName,
      new Map(
        configEntries
          .filter(({ configSource }) => configSource === SET_ON_THE_TOPIC)
          .map(({ configName, configValue }) => [configName, configValue]),
      ),
    ]),
  );
}

const entriesOf = ({ retentionMs, compact }: TopicSettings): IResourceConfigEntry[] => [
  { name: 'cleanup.policy', value: compact ? 'compact' : 'delete' },
  ...(retentionMs === undefined ? [] : [{ name: 'retention.ms', value: String(retentionMs) }]),
];
