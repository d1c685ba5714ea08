import { ORDER_STATES_TOPIC, OWNED_TOPICS } from '@bujiao/contracts';
import { createKafka, ensureTopics, type TopicSettings } from '@bujiao/event-bus/kafka';
import { topicOptions, type TopicOptions } from './topic-options.js';

// Creates missing topics, and sets the configured retention and compaction. Runs as a separate step, before the services.

function settingsOf({ orderTopics, retentionMs, ...common }: Omit<TopicOptions, 'brokers'>): TopicSettings[] {
  return [...OWNED_TOPICS, ...orderTopics].map((topic) => ({
    topic,
    ...common,
    // A new reader needs the newest state of each order.
    ...(topic === ORDER_STATES_TOPIC ? { compact: true } : { retentionMs }),
  }));
}

async function createTopics({ brokers, ...options }: TopicOptions): Promise<void> {
  const { partitions } = options;
  const kafka = createKafka({ brokers, clientId: 'bujiao-topics' });
  for (const { topic, outcome, partitions: actual } of await ensureTopics(kafka, settingsOf(options))) {
    const differs =
      actual === partitions
        ? ''
        : ` (it has ${actual} partitions, ${partitions} are configured; this is not changed)`;
    console.log(`${topic}: ${outcome}${differs}`);
  }
}

try {
  const options = topicOptions(process.env);
  await createTopics(options).catch((error: unknown) => {
    throw new Error(`${(error as Error).message}. Check KAFKA_BROKERS (${options.brokers.join(',')})`);
  });
} catch (error) {
  console.error(`The topics could not be created: ${(error as Error).message}.`);
  process.exitCode = 1;
}
