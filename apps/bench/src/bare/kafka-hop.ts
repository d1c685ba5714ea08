import { setTimeout as sleep } from 'node:timers/promises';
import { createTopics } from '@bujiao/event-bus/kafka';
import { Kafka, logLevel, type Consumer, type Producer } from 'kafkajs';

const TOPIC = 'bench.hop';
const PARTITIONS = 4;
const JOIN_DEADLINE_MS = 30_000;
/** The broker answers as soon as there is something; this is how long it waits otherwise. */
const MAX_WAIT_MS = 250;

/** One way over Kafka with nothing around it: a message is produced, acknowledged by all, and consumed, by plain kafkajs. */
export class KafkaHop {
  private readonly arrivals = new Map<string, () => void>();
  private hops = 0;

  private constructor(
    private readonly producer: Producer,
    private readonly consumer: Consumer,
  ) {}

  static async open(brokers: string): Promise<KafkaHop> {
    const kafka = new Kafka({
      brokers: brokers.split(','),
      clientId: 'bench',
      logLevel: logLevel.NOTHING,
      retry: { retries: 30, maxRetryTime: 1_000 },
    });
    const admin = kafka.admin();
    await admin.connect();
    await createTopics(admin, [{ topic: TOPIC, numPartitions: PARTITIONS, replicationFactor: 1 }]);
    await admin.disconnect();
    const hop = new KafkaHop(
      kafka.producer({ allowAutoTopicCreation: false }),
      kafka.consumer({ groupId: 'bench.hop', maxWaitTimeInMs: MAX_WAIT_MS }),
    );
    await hop.begin();
    return hop;
  }

  /** Resolves when a message with this body has gone out and come back. */
  async go(key: string, body: Buffer): Promise<void> {
    const id = `${(this.hops += 1)}`;
    const arrived = new Promise<void>((resolve) => this.arrivals.set(id, resolve));
    await this.producer.send({ topic: TOPIC, acks: -1, messages: [{ key, value: body, headers: { id } }] });
    await arrived;
  }

  async close(): Promise<void> {
    await this.consumer.disconnect();
    await this.producer.disconnect();
  }

  private async begin(): Promise<void> {
    await this.producer.connect();
    await this.consumer.connect();
    await this.consumer.subscribe({ topic: TOPIC, fromBeginning: true });
    await this.consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch }) => {
        for (const { headers } of batch.messages) {
          const id = String(headers?.['id']);
          this.arrivals.get(id)?.();
          this.arrivals.delete(id);
        }
      },
    });
    const joined = this.go('first', Buffer.from('{}'));
    const late = sleep(JOIN_DEADLINE_MS, undefined, { ref: false }).then(() =>
      Promise.reject(new Error('the bare consumer did not join in time')),
    );
    await Promise.race([joined, late]);
  }
}
