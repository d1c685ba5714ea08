import {
  ORDER_FEED_EVENT_TYPES,
  ORDER_STATE_CHANGED,
  ORDER_CONFLICT_CLOSED,
  ORDER_CONFLICT_FOUND,
  ORDER_CONFLICTS_TOPIC,
  ORDER_NOTICE,
  ORDER_NOTICES_TOPIC,
  ORDER_STATES_TOPIC,
  SHOP_ORDERS_TOPIC,
  topicOf,
} from '@bujiao/contracts';
import { within } from '@bujiao/basics';
import type { Kafka } from 'kafkajs';
import type { Dispatcher } from '../dispatch/dispatcher.js';
import type { BusTransport, Lag, TransportHooks } from '../runtime/bus-transport.port.js';
import { GroupConsumer } from './group-consumer.js';
import { LagReader } from './lag-reader.js';
import { nameOf } from './partition-source.js';

export interface KafkaTransportOptions {
  readonly kafka: Kafka;
  /** Topic of an event type. @default as the contracts have it */
  readonly topicOf?: (type: string) => string;
  /** Topics that carry order events beside `shop.orders`. Every member of a group has to be given the same. @default none */
  readonly orderTopics?: readonly string[];
  /** Prefix of the groups' ids at the broker. @default none */
  readonly groupPrefix?: string;
  /** Session time-out, in ms: the broker removes a silent member after it. @default 10000 */
  readonly sessionTimeoutMs?: number;
  /** Milliseconds between two commits; after a crash about as many are delivered again. @default 500 */
  readonly commitEveryMs?: number;
  /** Longest wait, in ms, of the broker for a new event before it answers; adds no latency. @default 500 */
  readonly maxWaitMs?: number;
  /** Milliseconds for which events of a group with low priority are gathered, after a fetch that brought some. @default 100 */
  readonly gatherMs?: number;
}

const ORDER_TYPES: ReadonlySet<string> = new Set(ORDER_FEED_EVENT_TYPES);

const LEAVE_DEADLINE_MS = 3_000;

/** @throws for a type without a topic */
export function topicOfType(type: string): string {
  const topic = topicOf(type) ?? OTHER_TOPICS.get(type);
  if (topic === undefined) throw new Error(`No topic carries events of type ${type}`);
  return topic;
}

const OTHER_TOPICS = new Map<string, string>([
  ...ORDER_FEED_EVENT_TYPES.map((type) => [type, SHOP_ORDERS_TOPIC] as const),
  [ORDER_STATE_CHANGED, ORDER_STATES_TOPIC],
  [ORDER_CONFLICT_FOUND, ORDER_CONFLICTS_TOPIC],
  [ORDER_CONFLICT_CLOSED, ORDER_CONFLICTS_TOPIC],
  [ORDER_NOTICE, ORDER_NOTICES_TOPIC],
]);

/**
 * The bus over Kafka: one consumer for each group, on the topics of the types that it handles. All members of a group must read the
 * same topics: deploy a new handler to all of them.
 *
 * A message that is not a valid CloudEvent is parked with a reason, and blocks no order.
 */
export class KafkaTransport implements BusTransport {
  private consumers = new Map<string, GroupConsumer>();
  private readonly lagReader: LagReader;
  private hooks: TransportHooks | undefined;

  constructor(private readonly options: KafkaTransportOptions) {
    this.lagReader = new LagReader(options.kafka);
  }

  /** Does not wait for the broker: connecting is retried. */
  start(dispatchers: readonly Dispatcher[], hooks: TransportHooks): Promise<void> {
    this.hooks = hooks;
    for (const dispatcher of dispatchers) this.consume(dispatcher, hooks);
    return Promise.resolve();
  }

  /** Leaves the group, so that the broker lets its offsets be moved once all members have left. */
  async pause(group: string): Promise<void> {
    const consumer = this.consumers.get(group);
    if (!consumer) return;
    consumer.stopReading();
    await within(LEAVE_DEADLINE_MS, consumer.close());
    consumer.giveUp();
    // Last: what fails before is done again.
    this.consumers.delete(group);
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
    const consumer = new GroupConsumer(kafka, dispatcher, hooks, {
      groupId: this.groupIdOf(dispatcher.group),
      topics: this.topicsOf(dispatcher),
      sessionTimeoutMs,
      commitEveryMs,
      maxWaitMs,
      gatherMs: dispatcher.lowPriority ? gatherMs : 0,
    });
    this.consumers.set(dispatcher.group, consumer);
    consumer.start();
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

  /** Over all partitions of the group's topics; for partitions of other processes, by their commits. */
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

  /** Letters that another transport parked have other partition names: the owner of the first partition handles them. */
  owns(group: string, partition: string): boolean {
    const consumer = this.consumers.get(group);
    if (!consumer) return false;
    const topics = this.topicsOf(consumer.dispatcher);
    const isOurs = topics.includes(partition.slice(0, partition.lastIndexOf('/')));
    return consumer.owns(isOurs ? partition : nameOf(topics[0] ?? '', 0));
  }

  /** kafkajs waits for a broker that is down. Events that are not committed by the deadline are delivered again. */
  private async leave(leaving: (consumer: GroupConsumer) => Promise<void>): Promise<void> {
    await within(
      LEAVE_DEADLINE_MS,
      Promise.all([...[...this.consumers.values()].map(leaving), this.lagReader.close()]),
    );
  }

  private topicsOf({ types }: Dispatcher): string[] {
    const topics = types.map(this.options.topicOf ?? topicOfType);
    const further = types.some((type) => ORDER_TYPES.has(type)) ? (this.options.orderTopics ?? []) : [];
    return [...new Set([...topics, ...further])].sort();
  }

  private groupIdOf(group: string): string {
    return `${this.options.groupPrefix ?? ''}${group}`;
  }
}
