import {
  ORDER_CONFLICTS_TOPIC,
  ORDER_NOTICES_TOPIC,
  ORDER_STATES_TOPIC,
  SERVICES,
  serviceTopic,
  SHOP_ORDERS_TOPIC,
} from '@bujiao/contracts';
import { createKafka, ensureTopics, type TopicSettings } from '@bujiao/event-bus/kafka';
import { topicOptions } from './topic-options.js';

/** Creates missing topics, and sets the configured retention and compaction. Runs as a separate step, before the services. */
const { brokers, partitions, replicationFactor, retentionMs, orderTopics } = topicOptions(process.env);

const common = { partitions, replicationFactor };
const settings: readonly TopicSettings[] = [
  ...[SHOP_ORDERS_TOPIC, ...orderTopics].map((topic) => ({ topic, ...common, retentionMs })),
  ...SERVICES.map((service) => ({ topic: serviceTopic(service), ...common, retentionMs })),
  // A new reader needs the newest state of each order.
  { topic: ORDER_STATES_TOPIC, ...common, compact: true },
  { topic: ORDER_CONFLICTS_TOPIC, ...common, retentionMs },
  { topic: ORDER_NOTICES_TOPIC, ...common, retentionMs },
];

try {
  for (const { topic, outcome, partitions: actual } of await ensureTopics(
    createKafka({ brokers, clientId: 'bujiao-topics' }),
    settings,
  )) {
    const differs =
      actual === partitions
        ? ''
        : ` (it has ${actual} partitions, ${partitions} are configured; this is not changed)`;
    console.log(`${topic}: ${outcome}${differs}`);
  }
} catch (error) {
  console.error(
    `The topics could not be created: ${(error as Error).message}. Check KAFKA_BROKERS (${brokers.join(',')}).`,
  );
  process.exitCode = 1;
}
