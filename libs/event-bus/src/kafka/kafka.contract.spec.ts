import { randomUUID } from 'node:crypto';
import { testDatabase } from '@bujiao/testing';
import { Pool } from 'pg';
import { busContract, type BusHarness, type TestEvent } from '../contract-suite/index.js';
import { PostgresDeadLetters } from '../dead-letters/postgres-dead-letters.js';
import { createKafka } from './connection.js';
import { ensureTopics } from './ensure-topics.js';
import { KafkaPublisher } from './kafka-publisher.js';
import { KafkaTransport, topicOfType } from './kafka-transport.js';
import { publicationOf } from './kafka-fixtures.js';
import { describeOverKafka, specBrokers } from './kafka-installation.js';

async function create(): Promise<BusHarness> {
  const database = await testDatabase();
  const pool = new Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined); // The database is dropped under connections that are just being closed.
  const prefix = `t${randomUUID().slice(0, 8)}.`;
  const kafka = createKafka({ brokers: specBrokers(), clientId: 'event-bus-spec' });
  const topicOf = (type: string): string => prefix + topicOfType(type);
  await ensureTopics(kafka, [{ topic: topicOf('ResubmissionRequested'), partitions: 3 }]);
  const publisher = new KafkaPublisher(kafka);
  const revisions = new Map<string, number>();
  const publication = (event: TestEvent) => {
    const revision = (revisions.get(event.orderId) ?? -1) + 1;
    revisions.set(event.orderId, revision);
    return publicationOf(topicOf(event.type), event, revision);
  };
  const harness: BusHarness = {
    publish: (events) => publisher.publish(events.map(publication)),
    transport: () =>
      new KafkaTransport({ kafka, topicOf, groupPrefix: prefix, commitEveryMs: 20, sessionTimeoutMs: 6_000 }),
    deadLetters: () => new PostgresDeadLetters(pool),
    // One fetch of a megabyte a partition, events of about 450 bytes.
    readAhead: 8_000,
    close: async () => {
      await publisher.close();
      await pool.end();
      await database.drop();
    },
  };
  return harness;
}

describeOverKafka('one contract', () => busContract('Kafka', create));
