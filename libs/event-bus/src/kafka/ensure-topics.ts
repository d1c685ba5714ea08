// Node finds some of what this CommonJS package exports only on its default export.
import kafkajs, { type Admin, type IResourceConfigEntry, type Kafka } from 'kafkajs';

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
  /** As the topic has it; it is not changed once there is one, since that would move orders to other partitions. */
  readonly partitions: number;
}

/** Creates the topics that are missing, and sets retention and compaction of all of them. Idempotent. */
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

/** False when another process created them first: no harm, they are configured by it. */
const create = (admin: Admin, topics: readonly TopicSettings[]): Promise<boolean> =>
  admin.createTopics({
    waitForLeaders: true,
    topics: topics.map((settings) => ({
      topic: settings.topic,
      numPartitions: settings.partitions,
      replicationFactor: settings.replicationFactor ?? 1,
      configEntries: entriesOf(settings),
    })),
  });

async function configure(admin: Admin, topics: readonly TopicSettings[]): Promise<void> {
  if (topics.length === 0) return;
  await admin.alterConfigs({
    validateOnly: false,
    resources: topics.map((settings) => ({
      type: kafkajs.ConfigResourceTypes.TOPIC,
      name: settings.topic,
      configEntries: entriesOf(settings),
    })),
  });
}

const entriesOf = ({ retentionMs, compact }: TopicSettings): IResourceConfigEntry[] => [
  { name: 'cleanup.policy', value: compact ? 'compact' : 'delete' },
  ...(retentionMs === undefined ? [] : [{ name: 'retention.ms', value: String(retentionMs) }]),
];
