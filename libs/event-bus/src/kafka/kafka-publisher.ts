import { openFencedProducer, Partitioners } from '@bujiao/fast-kafkajs';
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

export interface KafkaPublisherOptions {
  /**
   * Transactional id. Of all publishers of one id only the one that took over last can publish; the broker refuses the others.
   * @default no fence
   */
  readonly fencedBy?: string;
}

/** By Murmur2 of the key, as Kafka's clients of every language do it: all publishers put the events of an order into one partition. */
const PRODUCER = { allowAutoTopicCreation: false, createPartitioner: Partitioners.DefaultPartitioner };
/** Well below the broker's week after which it forgets an id (`transactional.id.expiration.ms`). */
const RENEW_EVERY_MS = 24 * 3_600_000;

/**
 * Publishes events in the order given, durably (`acks=all`), the events of one order to one partition. Retries for about half a
 * minute; a retry does not duplicate an event (idempotent producer), unless the producer had to be replaced.
 */
export class KafkaPublisher {
  private producer: Producer | undefined;
  private renew: ((topic: string) => Promise<void>) | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly kafka: Kafka,
    private readonly options: KafkaPublisherOptions = {},
  ) {}

  /**
   * Fences every other publisher of the id: what they have under way is refused on each partition that this one has published to
   * since. Needed before the first publication and after every rejection; then publish again everything that is not known to be
   * published, from before this call on. Only with `fencedBy`.
   */
  async takeOver(): Promise<void> {
    const { fencedBy } = this.options;
    if (fencedBy === undefined) throw new Error('a publisher without an id cannot take over');
    await this.last;
    await this.disconnect();
    const { producer, renew } = await openFencedProducer(this.kafka, fencedBy, PRODUCER);
    this.producer = producer;
    let renewedAt = performance.now();
    this.renew = async (topic) => {
      if (performance.now() - renewedAt < RENEW_EVERY_MS) return;
      renewedAt = performance.now();
      await renew(topic, 0);
    };
  }

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
    await this.disconnect();
  }

  private async disconnect(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await producer?.disconnect();
  }

  private async send(publications: readonly Publication[]): Promise<void> {
    for (const chunk of chunksOf(publications)) await this.sendChunk(chunk);
  }

  private async sendChunk(chunk: readonly Encoded[]): Promise<void> {
    const producer = await this.connected();
    try {
      const [first] = chunk;
      if (first) await this.renew?.(first.topic);
      await producer.sendBatch({ acks: -1, topicMessages: byTopic(chunk) });
    } catch (error) {
      // Its sequence numbers may differ from those that the broker expects, or it is fenced.
      await this.disconnect().catch(() => undefined);
      throw error;
    }
  }

  private async connected(): Promise<Producer> {
    if (this.producer) return this.producer;
    if (this.options.fencedBy !== undefined) throw new Error('this publisher has not taken over');
    const producer = this.kafka.producer({ ...PRODUCER, idempotent: true, maxInFlightRequests: 1 });
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
