import type { Kafka, Message, Producer, TopicMessages } from 'kafkajs';
import { keyPartitioner } from './client/key-partitioner.js';
import { encodeCloudEvent, type OutgoingEvent } from './cloud-events.js';

/** An event and where it goes. */
export interface Publication extends OutgoingEvent {
  readonly topic: string;
}

/** Below the million bytes that a broker takes at once by default. */
const CHUNK_BYTES = 900_000;
/** More than the key and the headers of an event take. */
const HEADERS_BYTES = 1_024;

/**
 * Publishes events in the order given, durably (`acks=all`), those of one order to one partition. Retries by itself, for
 * about half a minute; a retry does not double an event (idempotent producer), unless the producer had to be made anew.
 */
export class KafkaPublisher {
  private producer: Producer | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly kafka: Kafka) {}

  /**
   * Durable, all of them, when it resolves; when it rejects, any of them may be. One call at a time reaches the broker. After a
   * rejection publish the same events again before any later ones, or an order's events may change places.
   */
  publish(publications: readonly Publication[]): Promise<void> {
    const run = this.last.then(() => this.send(publications));
    this.last = run.catch(() => undefined);
    return run;
  }

  /** Waits for what is being published. */
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
      // Its sequence numbers may no longer be those that the broker expects.
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

/** Cut so that a chunk fits into one request even where all of it goes to one partition. */
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
