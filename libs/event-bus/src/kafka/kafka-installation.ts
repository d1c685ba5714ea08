import { randomUUID } from 'node:crypto';
import type { Consumer, Kafka } from 'kafkajs';
import type { BusEvent } from '../bus-event.js';
import { FAST, HANDLED } from '../contract-suite/harness.js';
import { MemoryDeadLetters } from '../dead-letters/memory-dead-letters.js';
import type { DispatchOptions } from '../dispatch/dispatcher.js';
import type { EventHandler } from '../dispatch/handler.js';
import { EventBus } from '../runtime/event-bus.js';
import type { GroupPauses } from '../runtime/group-pauses.js';
import { createKafka } from './connection.js';
import { ensureTopics } from './ensure-topics.js';
import { KafkaPublisher } from './kafka-publisher.js';
import { KafkaTransport, type KafkaTransportOptions } from './kafka-transport.js';

/** Brokers for the specs, from the environment. */
export const specBrokers = (): string[] => (process.env['KAFKA_BROKERS'] ?? '').split(',').filter(Boolean);

/** Specs over a real broker; skipped with the reason if there is none. */
export const describeOverKafka = (what: string, specs: () => void): void =>
  specBrokers().length > 0
    ? describe(what, specs)
    : describe.skip(`${what} (no Kafka: ${process.env['NO_KAFKA'] ?? 'KAFKA_BROKERS is not set'})`, specs);

interface HandlingOptions {
  readonly dispatch?: DispatchOptions;
  readonly transport?: Partial<KafkaTransportOptions>;
  readonly otherTypes?: EventHandler;
  readonly lowPriority?: boolean;
  /** @default the type that the suite publishes */
  readonly types?: readonly string[];
  readonly pauses?: GroupPauses;
}

/** A topic of its own, with publisher and consumers. */
export class KafkaInstallation {
  readonly prefix = `t${randomUUID().slice(0, 8)}.`;
  readonly topic = `${this.prefix}events`;
  readonly deadLetters = new MemoryDeadLetters();
  readonly kafka: Kafka;
  readonly publisher: KafkaPublisher;
  readonly problems: string[] = [];
  /** Errors of the clients by side: shows a spec that a side noticed the outage. */
  readonly clientErrors = { consuming: [] as string[], publishing: [] as string[] };
  /** Of all consumers since the start. */
  heartbeats = 0;
  /** Requests of consumers that the client gave up on, after half a minute. */
  requestTimeouts = 0;
  /** Member ids of this installation's consumers. A consumer that the broker removed gets a new one. */
  readonly memberIds = new Set<string>();
  private readonly assignments = new Map<Consumer, readonly string[]>();
  private readonly running = new Set<EventBus>();

  constructor(brokers: readonly string[] = specBrokers()) {
    const { consuming, publishing } = this.clientErrors;
    const clientId = 'event-bus-spec';
    this.kafka = createKafka({ brokers, clientId, onLog: (message) => consuming.push(message) });
    this.observeConsumers();
    this.publisher = new KafkaPublisher(
      createKafka({ brokers, clientId, onLog: (message) => publishing.push(message) }),
    );
  }

  async create(partitions: number): Promise<void> {
    await ensureTopics(this.kafka, [{ topic: this.topic, partitions }]);
  }

  async handling(
    handler: (event: BusEvent) => unknown,
    { dispatch = FAST, transport = {}, types = [HANDLED], pauses, ...group }: HandlingOptions = {},
  ): Promise<EventBus> {
    const handlers = new Map(types.map((type) => [type, handler]));
    const bus = new EventBus([{ group: 'g', handlers, ...group }], {
      transport: new KafkaTransport({
        kafka: this.kafka,
        topicOf: () => this.topic,
        groupPrefix: this.prefix,
        commitEveryMs: 20,
        sessionTimeoutMs: 6_000,
        ...transport,
      }),
      deadLetters: this.deadLetters,
      dispatch,
      pauses,
      redriveEveryMs: 20,
      onProblem: (what, error) => this.problems.push(`${what}: ${String(error)}`),
    });
    this.running.add(bus);
    await bus.start();
    return bus;
  }

  async drain(bus: EventBus): Promise<void> {
    this.running.delete(bus);
    await bus.drain();
  }

  async crash(bus: EventBus): Promise<void> {
    this.running.delete(bus);
    await bus.abandon();
  }

  /** Committed offset of each partition of the group `g`; -1 where none was. */
  async committed(): Promise<ReadonlyMap<number, number>> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      const [topic] = await admin.fetchOffsets({ groupId: `${this.prefix}g`, topics: [this.topic] });
      return new Map(topic?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
    } finally {
      await admin.disconnect();
    }
  }

  /** Offset after the last event of each partition. */
  async ends(): Promise<ReadonlyMap<number, number>> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      const offsets = await admin.fetchTopicOffsets(this.topic);
      return new Map(offsets.map(({ partition, high }) => [partition, Number(high)]));
    } finally {
      await admin.disconnect();
    }
  }

  /** What each consumer was assigned last. */
  partitionsOfMembers(): readonly (readonly string[])[] {
    return [...this.assignments.values()];
  }

  async close(): Promise<void> {
    await Promise.all([...this.running].map((bus) => this.crash(bus)));
    await this.publisher.close();
  }

  private observeConsumers(): void {
    const create = this.kafka.consumer.bind(this.kafka);
    this.kafka.consumer = (config) => {
      const consumer = create(config);
      consumer.on(consumer.events.REQUEST_TIMEOUT, () => (this.requestTimeouts += 1));
      consumer.on(consumer.events.HEARTBEAT, () => (this.heartbeats += 1));
      consumer.on(consumer.events.GROUP_JOIN, ({ payload: { memberId, memberAssignment } }) => {
        this.memberIds.add(memberId);
        const partitions = Object.entries(memberAssignment).flatMap(([topic, own]) =>
          own.map((partition) => `${topic}/${partition}`),
        );
        this.assignments.set(consumer, partitions);
      });
      return consumer;
    };
  }
}
