import {
  ORDER_FEED_EVENT_TYPES,
  ORDER_STATE_CHANGED,
  ORDER_STATES_TOPIC,
  SHOP_ORDERS_TOPIC,
  topicOf,
} from '@bujiao/contracts';
import type { Kafka } from 'kafkajs';
import type { Dispatcher } from '../dispatch/dispatcher.js';
import type { BusTransport, Lag, TransportHooks } from '../runtime/bus-transport.port.js';
import { GroupConsumer } from './group-consumer.js';
import { LagReader } from './lag-reader.js';
import { nameOf } from './partition-source.js';
import { within } from './within.js';

export interface KafkaTransportOptions {
  readonly kafka: Kafka;
  /** Topic of an event type. @default as the contracts have it */
  readonly topicOf?: (type: string) => string;
  /** Prefix of the groups' ids at the broker. @default none */
  readonly groupPrefix?: string;
  /** Milliseconds after which the broker takes a silent member for dead. @default 10000 */
  readonly sessionTimeoutMs?: number;
  /** Milliseconds between two commits; a crash repeats about as much. @default 500 */
  readonly commitEveryMs?: number;
  /** Longest that the broker holds back an answer when there is nothing new; it costs no latency. @default 500 */
  readonly maxWaitMs?: number;
  /** Milliseconds that the broker gathers events for a group that nobody waits for, unless many come sooner. @default 100 */
  readonly gatherMs?: number;
}

const LEAVE_DEADLINE_MS = 3_000;
/** Of events that are not made to wait for more. */
const MANY_BYTES = 128 * 1024;

/** @throws for a type that no topic carries */
export function topicOfType(type: string): string {
  const topic = topicOf(type) ?? OTHER_TOPICS.get(type);
  if (topic === undefined) throw new Error(`No topic carries events of type ${type}`);
  return topic;
}

const OTHER_TOPICS = new Map<string, string>([
  ...ORDER_FEED_EVENT_TYPES.map((type) => [type, SHOP_ORDERS_TOPIC] as const),
  [ORDER_STATE_CHANGED, ORDER_STATES_TOPIC],
]);

/**
 * The bus over Kafka: one consumer per group, on the topics that carry the types it handles. All members of a group have to
 * read the same topics: roll out a new handler to all of them.
 *
 * A message that is no valid CloudEvent is parked with a reason, and blocks nothing.
 */
export class KafkaTransport implements BusTransport {
  private consumers = new Map<string, GroupConsumer>();
  private readonly lagReader: LagReader;
  private hooks: TransportHooks | undefined;

  constructor(private readonly options: KafkaTransportOptions) {
    this.lagReader = new LagReader(options.kafka);
  }

  /** Does not wait for the broker: it is tried again until it is there. */
  start(dispatchers: readonly Dispatcher[], hooks: TransportHooks): Promise<void> {
    this.hooks = hooks;
    for (const dispatcher of dispatchers) this.consume(dispatcher, hooks);
    return Promise.resolve();
  }

  /** Leaves the group, so that the broker lets its offsets be moved once all members have left. */
  async pause(group: string): Promise<void> {
    const consumer = this.consumers.get(group);
    this.consumers.delete(group);
    if (!consumer) return;
    consumer.stopReading();
    await within(LEAVE_DEADLINE_MS, consumer.close());
    consumer.giveUp();
  }

  resume(dispatcher: Dispatcher): Promise<void> {
    if (this.hooks) this.consume(dispatcher, this.hooks);
    return Promise.resolve();
  }

  private consume(dispatcher: Dispatcher, hooks: TransportHooks): void {
    const {
      kafka,
      sessionTimeoutMs = 10_000,
      commitEveryMs = 500,
      maxWaitMs = 500,
      gatherMs = 100,
    } = this.options;
    const fetching = dispatcher.unhurried
      ? { minBytes: MANY_BYTES, maxWaitMs: gatherMs }
      : { minBytes: 1, maxWaitMs };
    const consumer = new GroupConsumer(kafka, dispatcher, hooks, {
      groupId: this.groupIdOf(dispatcher.group),
      topics: this.topicsOf(dispatcher),
      sessionTimeoutMs,
      commitEveryMs,
      ...fetching,
    });
    this.consumers.set(dispatcher.group, consumer);
    void consumer.start();
  }

  stopReading(): Promise<void> {
    for (const consumer of this.consumers.values()) consumer.stopReading();
    return Promise.resolve();
  }

  async close(): Promise<void> {
    await this.leave((consumer) => consumer.close());
  }

  async abandon(): Promise<void> {
    await this.leave((consumer) => consumer.abandon());
  }

  /** Over all partitions of the group's topics, those that other processes handle as far as they have committed. */
  async lag(group: string): Promise<Lag> {
    const consumer = this.consumers.get(group);
    if (!consumer) return { group, events: 0, exact: false };
    const topics = this.topicsOf(consumer.dispatcher);
    return {
      group,
      events: await this.lagReader.read(this.groupIdOf(group), topics, consumer.done),
      exact: true,
    };
  }

  /** Of what was parked under names that are not ours, by another transport, whoever has the first partition takes care. */
  owns(group: string, partition: string): boolean {
    const consumer = this.consumers.get(group);
    if (!consumer) return false;
    const topics = this.topicsOf(consumer.dispatcher);
    const isOurs = topics.includes(partition.slice(0, partition.lastIndexOf('/')));
    return consumer.owns(isOurs ? partition : nameOf(topics[0] ?? '', 0));
  }

  /** kafkajs waits for a broker that is away. What is not committed by then is handled again by whoever comes next. */
  private async leave(leaving: (consumer: GroupConsumer) => Promise<void>): Promise<void> {
    await within(
      LEAVE_DEADLINE_MS,
      Promise.all([...[...this.consumers.values()].map(leaving), this.lagReader.close()]),
    );
  }

  private topicsOf({ types }: Dispatcher): string[] {
    return [...new Set(types.map(this.options.topicOf ?? topicOfType))].sort();
  }

  private groupIdOf(group: string): string {
    return `${this.options.groupPrefix ?? ''}${group}`;
  }
}
