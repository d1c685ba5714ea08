import { createHash, randomUUID } from 'node:crypto';
import { ORDER_STATES_TOPIC, SERVICES, serviceTopic } from '@bujiao/contracts';
import { createKafka, decodeCloudEvent } from '@bujiao/event-bus/kafka';
import type { Consumer, KafkaMessage } from 'kafkajs';

/** One message of a service's topic, or of the topic of states. */
export interface Published {
  readonly id: string;
  readonly topic: string;
  readonly orderId: string;
  readonly type: string;
  readonly data: unknown;
  /** `ce_hash` of the recorded event; empty for a state. */
  readonly hash: string;
  /** Digest of key, body and headers. */
  readonly fingerprint: string;
}

/** All messages of the services' topics and the topic of states, in the order of each partition; new ones are added. */
export class KafkaContents {
  /** Messages of the services' topics. */
  readonly messages: Published[] = [];
  readonly states: Published[] = [];
  readonly unreadable: string[] = [];
  readonly ids = new Set<string>();
  private readonly consumer: Consumer;

  constructor(brokers: string) {
    this.consumer = createKafka({ brokers: brokers.split(','), clientId: 'bujiao-chaos' }).consumer({
      groupId: `chaos-${randomUUID()}`,
      maxWaitTimeInMs: 200,
    });
  }

  async start(): Promise<void> {
    await this.consumer.connect();
    await this.consumer.subscribe({
      topics: [...SERVICES.map(serviceTopic), ORDER_STATES_TOPIC],
      fromBeginning: true,
    });
    await this.consumer.run({
      autoCommit: false,
      eachBatch: ({ batch }) => {
        for (const message of batch.messages) this.add(batch.topic, message);
        return Promise.resolve();
      },
    });
  }

  async stop(): Promise<void> {
    await this.consumer.disconnect();
  }

  private add(topic: string, message: KafkaMessage): void {
    const decoded = decodeCloudEvent(message);
    if ('problem' in decoded)
      return void this.unreadable.push(`${topic} ${message.offset}: ${decoded.problem.reason}`);
    const { id, orderId, type, data } = decoded.event;
    const hash = message.headers?.['ce_hash']?.toString() ?? '';
    const published = { id, topic, orderId, type, data, hash, fingerprint: fingerprintOf(message) };
    if (topic === ORDER_STATES_TOPIC) return void this.states.push(published);
    this.ids.add(id);
    this.messages.push(published);
  }
}

function fingerprintOf({ key, value, headers = {} }: KafkaMessage): string {
  const names = Object.keys(headers).sort();
  const text = JSON.stringify([
    key?.toString(),
    value?.toString('base64'),
    names.map((name) => [name, headers[name]?.toString()]),
  ]);
  return createHash('sha256').update(text).digest('base64');
}
