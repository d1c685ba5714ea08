import type { Consumer, EachBatchPayload, IMemberAssignment, Kafka } from 'kafkajs';
import type { Dispatcher } from '../dispatch/dispatcher.js';
import type { TransportHooks } from '../runtime/bus-transport.port.js';
import { coPartitionAssigner } from './co-partition-assigner.js';
import { OffsetCommitter } from './offset-committer.js';
import { nameOf, PartitionSource } from './partition-source.js';

export interface GroupConsumerOptions {
  readonly groupId: string;
  readonly topics: readonly string[];
  readonly sessionTimeoutMs: number;
  readonly commitEveryMs: number;
  readonly maxWaitMs: number;
}

const REBUILD_MS = 1_000;
const RETRY = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 30 };

/**
 * One member of one consumer group. It fetches and hands over to the dispatcher without waiting for the work, so that
 * fetching, heartbeats and work go on side by side; it commits how far the work has got.
 *
 * Offsets are committed after the work, up to the first event that is neither handled nor parked: never beyond.
 */
export class GroupConsumer {
  private consumer: Consumer | undefined;
  private readonly sources = new Map<string, PartitionSource>();
  private readonly committer: OffsetCommitter;
  private readonly wanted: ReadonlySet<string>;
  private memberId: string | undefined;
  private blockedOrdersKnown = false;
  private loading: Promise<void> = Promise.resolve();
  /** Counts assignments: what was begun under an earlier one is not gone on with. */
  private assignments = 0;
  private reading = true;
  private closed = false;
  private paused = false;
  private rebuildTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly kafka: Kafka,
    readonly dispatcher: Dispatcher,
    private readonly hooks: TransportHooks,
    private readonly options: GroupConsumerOptions,
  ) {
    const { group } = dispatcher;
    this.wanted = new Set(dispatcher.types);
    this.committer = new OffsetCommitter(this.sources, options.commitEveryMs, (error) =>
      hooks.onTrouble(`committing offsets of ${group}`, error),
    );
  }

  /** Builds a consumer, and another one a while later should that fail: until it is closed. */
  async start(): Promise<void> {
    try {
      await this.build();
    } catch (error) {
      this.hooks.onTrouble(`joining ${this.options.groupId}`, error);
      this.rebuild();
    }
  }

  owns(partition: string): boolean {
    return this.sources.has(partition);
  }

  /** Offset up to which all is done, by partition. */
  get done(): ReadonlyMap<string, number> {
    return new Map([...this.sources].map(([name, source]) => [name, source.done]));
  }

  stopReading(): void {
    this.reading = false;
    this.pauseAll();
  }

  async close(): Promise<void> {
    await this.committer.flush();
    await this.end();
  }

  async abandon(): Promise<void> {
    this.committer.abandon();
    this.revokeAll();
    await this.end();
  }

  private async end(): Promise<void> {
    this.closed = true;
    this.reading = false;
    clearTimeout(this.rebuildTimer);
    this.committer.abandon();
    await this.consumer?.disconnect();
  }

  private async build(): Promise<void> {
    const { groupId, topics, sessionTimeoutMs, maxWaitMs } = this.options;
    const consumer = this.kafka.consumer({
      groupId,
      sessionTimeout: sessionTimeoutMs,
      heartbeatInterval: Math.min(3_000, Math.floor(sessionTimeoutMs / 4)),
      maxWaitTimeInMs: maxWaitMs,
      allowAutoTopicCreation: false,
      partitionAssigners: [coPartitionAssigner],
      // kafkajs restarts itself after some errors and gives up after others; one way for all of them is enough.
      retry: { ...RETRY, restartOnFailure: () => Promise.resolve(false) },
    });
    this.consumer = consumer;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => this.assigned(consumer, payload.memberId, payload.memberAssignment));
    consumer.on(consumer.events.REBALANCING, () => void this.committer.flush());
    consumer.on(consumer.events.CRASH, ({ payload }) => this.crashed(consumer, payload.error));
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: (payload) => this.onBatch(payload) });
  }

  private rebuild(): void {
    if (this.closed) return;
    const broken = this.consumer;
    this.consumer = undefined;
    this.rebuildTimer = setTimeout(() => {
      void (broken?.disconnect() ?? Promise.resolve()).catch(() => undefined).then(() => (this.closed ? undefined : this.start()));
    }, REBUILD_MS);
  }

  private crashed(consumer: Consumer, error: unknown): void {
    if (consumer !== this.consumer) return;
    this.hooks.onStatus('disconnected');
    if (!this.closed) this.hooks.onTrouble(`consuming for ${this.options.groupId}`, error);
    this.revokeAll();
    this.rebuild();
  }

  /**
   * A member that stays the same took part in every assignment since the last, so what it keeps was nobody else's meanwhile:
   * it goes on where it stands. Everything else is dropped, and read again by whoever has it now.
   */
  private assigned(consumer: Consumer, memberId: string, assignment: IMemberAssignment): void {
    const stays = memberId === this.memberId;
    const mine = new Set(Object.entries(assignment).flatMap(([topic, partitions]) => partitions.map((p) => nameOf(topic, p))));
    this.memberId = memberId;
    this.assignments += 1;
    for (const [name, source] of this.sources) {
      const { topic, partition } = source;
      // Also marks what was fetched before as stale.
      if (mine.has(name)) consumer.seek({ topic, partition, offset: String(stays ? source.next : source.done) });
      if (!stays || !mine.has(name)) this.revoke(name, source);
    }
    if (!this.reading || this.paused) this.pauseAll();
    this.blockedOrdersKnown = false;
    this.loading = this.loadBlockedOrders(this.assignments);
    this.hooks.onStatus('connected');
  }

  private async loadBlockedOrders(assignment: number): Promise<void> {
    while (assignment === this.assignments && !this.closed) {
      try {
        await this.hooks.onAssigned(this.dispatcher.group);
        if (assignment === this.assignments) this.blockedOrdersKnown = true;
        return;
      } catch (error) {
        this.hooks.onTrouble(`loading blocked orders of ${this.dispatcher.group}`, error);
        await new Promise((resolve) => setTimeout(resolve, REBUILD_MS));
      }
    }
  }

  private async onBatch(payload: EachBatchPayload): Promise<void> {
    const { batch, isStale, isRunning, resolveOffset } = payload;
    const assignment = this.assignments;
    if (!this.blockedOrdersKnown) await this.waitForBlockedOrders(payload);
    if (!this.reading || !isRunning() || isStale() || assignment !== this.assignments) return;
    this.committer.use(payload.commitOffsetsIfNecessary);
    this.sourceOf(batch.topic, batch.partition, Number(batch.firstOffset())).read(batch);
    resolveOffset(batch.lastOffset());
    if (this.dispatcher.behind) this.pauseUntilReady();
  }

  /** A database that is away for long must not cost us our membership. */
  private async waitForBlockedOrders({ heartbeat, isRunning, isStale }: EachBatchPayload): Promise<void> {
    while (!this.blockedOrdersKnown && isRunning() && !isStale() && !this.closed) {
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([this.loading, new Promise((resolve) => (timer = setTimeout(resolve, REBUILD_MS)))]);
      clearTimeout(timer);
      await heartbeat();
    }
  }

  private sourceOf(topic: string, partition: number, first: number): PartitionSource {
    const name = nameOf(topic, partition);
    const known = this.sources.get(name);
    if (known) return known;
    const inlet = this.dispatcher.open(name, () => this.committer.schedule());
    const source = new PartitionSource(topic, partition, inlet, first, this.wanted);
    this.sources.set(name, source);
    return source;
  }

  private pauseUntilReady(): void {
    if (this.paused) return;
    this.pauseAll();
    this.paused = true;
    void this.dispatcher.ready().then(() => this.resumeAll());
  }

  /** Before the first assignment there is nothing to pause, and kafkajs refuses to. */
  private pauseAll(): void {
    if (this.assignments > 0) this.consumer?.pause(this.options.topics.map((topic) => ({ topic })));
  }

  private resumeAll(): void {
    this.paused = false;
    if (!this.reading || this.closed) return;
    if (this.dispatcher.behind) this.pauseUntilReady();
    else this.consumer?.resume(this.options.topics.map((topic) => ({ topic })));
  }

  private revokeAll(): void {
    this.memberId = undefined;
    for (const [name, source] of this.sources) this.revoke(name, source);
  }

  private revoke(name: string, source: PartitionSource): void {
    source.inlet.revoke();
    this.sources.delete(name);
  }
}
