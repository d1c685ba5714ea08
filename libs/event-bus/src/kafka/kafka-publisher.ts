import { keyPartitioner } from '@bujiao/fast-kafkajs';
import type { Kafka, Message, Producer, TopicMessages } from 'kafkajs';
import { encodeCloudEvent, type OutgoingEvent } from './cloud-events.js';

/** An event and its topic. */
export interface Publication extends OutgoingEvent {
  readonly topic: string;
}

/** Bytes; below the broker's default limit of a request. */
const CHUNK_BYTES = 900_000;
/** Bytes; upper bound of the key and headers of an event. */
const HEADERS_BYTES = 1_024;

/**
 * Publishes events in the order given, durably (`acks=all`), the events of one order to one partition. Retries for about half a
 * minute; a retry does not duplicate an event (idempotent producer), unless the producer had to be replaced.
 */
export class KafkaPublisher {
  private producer: Producer | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly kafka: Kafka) {}

  /**
   * All events are durable when it resolves; after a rejection any of them may be. Calls reach the broker one at a time. After a
   * rejection publish the same events again before later ones, or events of an order may be reordered.
   */
  publish(publications: readonly Publication[]): Promise<void> {
    const run = this.last.then(() => this.send(publications));
    this.last = run.catch(() => undefined);
    return run;
  }

  /** Resolves when running publications have ended. */
  async close(): Promise<void> {
    await this.last;
    await this.producer?.disconnect();
    this.producer = undefined;
  }

  private async send(publications: readonly Publication[]): Promise<void> {
    for (const chunk of chunksOf(publications)) await this.sendChunk(chunk);
  }

  private async sendChunk(chunk: readonly Encoded[]): Promise<void> {
    const producer = await this.connected();
    try {
      await producer.sendBatch({ acks: -1, topicMessages: byTopic(chunk) });
    } catch (error) {
      // Its sequence numbers may differ from those that the broker expects.
      this.producer = undefined;
      await producer.disconnect().catch(() => undefined);
      throw error;
    }
  }

  private async connected(): Promise<Producer> {
    if (this.producer) return this.producer;
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: keyPartitioner,
    });
    await producer.connect();
    this.producer = producer;
    return producer;
  }
}

interface Encoded {
  readonly topic: string;
  readonly message: Message;
}

/** Chunks that fit into one request even if all events go to one partition. */
function chunksOf(publications: readonly Publication[]): Encoded[][] {
  const chunks: Encoded[][] = [];
  let room = 0;
  for (const publication of publications) {
    const message = encodeCloudEvent(publication);
    const size = Buffer.byteLength(message.value as string) + HEADERS_BYTES;
    if (room < size) {
      chunks.push([]);
      room = CHUNK_BYTES;
    }
    room -= size;
    chunks.at(-1)?.push({ topic: publication.topic, message });
  }
  return chunks;
}

function byTopic(chunk: readonly Encoded[]): TopicMessages[] {
  const topics = new Map<string, TopicMessages>();
  for (const { topic, message } of chunk) {
    const entry = topics.get(topic);
    if (entry) entry.messages.push(message);
    else topics.set(topic, { topic, messages: [message] });
  }
  return [...topics.values()];
}
