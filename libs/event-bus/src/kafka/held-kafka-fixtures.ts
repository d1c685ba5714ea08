import { connect, type Socket } from 'node:net';
import { Kafka, logLevel } from '@bujiao/fast-kafkajs';
import { createKafka } from './connection.js';
import { specBrokers } from './kafka-installation.js';

/** A client whose requests can be held on their way to the broker, as by a network that stalls. */
export class HeldKafka {
  readonly kafka: Kafka;
  private isHolding = false;
  private readonly waiting: (() => void)[] = [];

  constructor(brokers: readonly string[]) {
    this.kafka = new Kafka({
      brokers: [...brokers],
      clientId: 'held',
      logLevel: logLevel.NOTHING,
      requestTimeout: 30_000,
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 30 },
      socketFactory: ({ host, port, onConnect }) => this.holdable(connect({ host, port }, onConnect)),
    });
  }

  hold(): void {
    this.isHolding = true;
  }

  release(): void {
    this.isHolding = false;
    for (const send of this.waiting.splice(0)) send();
  }

  private holdable(socket: Socket): Socket {
    const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
    const held = (...args: unknown[]): boolean => {
      if (!this.isHolding) return write(...args);
      this.waiting.push(() => write(...args));
      return true;
    };
    socket.write = held as typeof socket.write;
    return socket;
  }
}

/** `n` of an order's messages on a topic, in their order, up to its end now. */
export async function orderValues(topic: string, orderId: string): Promise<readonly unknown[]> {
  const messages = await messagesOf(topic);
  return messages.filter(({ key }) => key === orderId).map(({ value }) => (value as { n: unknown }).n);
}

/** Every message of a topic, in the order of each partition, up to its end now. */
export async function messagesOf(
  topic: string,
): Promise<readonly { readonly key: string; readonly value: unknown }[]> {
  const kafka = createKafka({ brokers: specBrokers(), clientId: 'reader' });
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic).finally(() => admin.disconnect());
  const left = new Set(ends.filter(({ high, low }) => high !== low).map(({ partition }) => partition));
  const found: { key: string; value: unknown }[] = [];
  const consumer = kafka.consumer({ groupId: `reader-${topic}-${Math.random()}` });
  try {
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      if (left.size === 0) resolve();
      consumer
        .run({
          autoCommit: false,
          eachBatch: ({ batch }) => {
            for (const { key, value } of batch.messages)
              found.push({ key: String(key), value: JSON.parse(String(value)) as unknown });
            const end = ends.find(({ partition }) => partition === batch.partition)?.high ?? '0';
            if (Number(batch.lastOffset()) + 1 >= Number(end)) left.delete(batch.partition);
            if (left.size === 0) resolve();
            return Promise.resolve();
          },
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  return found;
}
