import { pause } from '@bujiao/basics';
import type { Consumer, EachBatchPayload, IMemberAssignment, Kafka } from 'kafkajs';
import type { Dispatcher } from '../dispatch/dispatcher.js';
import type { TransportHooks } from '../runtime/bus-transport.port.js';
import { AssignedSources } from './assigned-sources.js';
import { coPartitionAssigner } from './co-partition-assigner.js';
import { OffsetCommitter } from './offset-committer.js';

export interface GroupConsumerOptions {
  readonly groupId: string;
  readonly topics: readonly string[];
  readonly sessionTimeoutMs: number;
  readonly commitEveryMs: number;
  /** Longest wait, in ms, of the broker for a first event. */
  readonly maxWaitMs: number;
  /** Pause, in ms, after a fetch that brought events, so that the next one brings several. */
  readonly gatherMs: number;
}

const REBUILD_MS = 1_000;
const RETRY = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 30 };

/**
 * One member of one consumer group. It fetches and passes events to the dispatcher without waiting for handlers, so that fetching,
 * heartbeats and handlers run concurrently; it commits the watermarks.
 *
 * Offsets are committed after handling, up to the first event that is neither handled nor parked, and never beyond.
 */
export class GroupConsumer {
  private consumer: Consumer | undefined;
  private readonly sources: AssignedSources;
  private readonly committer: OffsetCommitter;
  private blockedOrdersKnown = false;
  private loading: Promise<void> = Promise.resolve();
  /** Number of assignments: work that began under an earlier one is abandoned. */
  private assignments = 0;
  private reading = true;
  private closed = false;
  private paused = false;
  private rebuildTimer: NodeJS.Timeout | undefined;
  /** Of the last fetch, on the monotonic clock. */
  private fetchedAt = 0;

  constructor(
    private readonly kafka: Kafka,
    readonly dispatcher: Dispatcher,
    private readonly hooks: TransportHooks,
    private readonly options: GroupConsumerOptions,
  ) {
    const { group } = dispatcher;
    this.sources = new AssignedSources(dispatcher, () => this.committer.schedule());
    this.committer = new OffsetCommitter(this.sources, options.commitEveryMs, (error) =>
      hooks.onProblem(`committing offsets of ${group}`, error),
    );
  }

  /** Starts a consumer, and another one after a wait if it fails, until closed. */
  async start(): Promise<void> {
    try {
      await this.build();
    } catch (error) {
      this.hooks.onProblem(`joining ${this.options.groupId}`, error);
      this.rebuild();
    }
  }

  owns(partition: string): boolean {
    return this.sources.has(partition);
  }

  /** See {@link AssignedSources.done}. */
  get done(): ReadonlyMap<string, number> {
    return this.sources.done;
  }

  stopReading(): void {
    this.reading = false;
    this.pauseAll();
  }

  async close(): Promise<void> {
    await this.committer.flush();
    await this.end();
  }

  /** Of a closed consumer: what it holds is not worked off. */
  giveUp(): void {
    this.sources.revokeAll();
  }

  async abandon(): Promise<void> {
    this.committer.abandon();
    this.sources.revokeAll();
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
      minBytes: 1,
      maxWaitTimeInMs: maxWaitMs,
      allowAutoTopicCreation: false,
      partitionAssigners: [coPartitionAssigner],
      // kafkajs restarts after some errors and stops after others; here one way handles both.
      retry: { ...RETRY, restartOnFailure: () => Promise.resolve(false) },
    });
    this.consumer = consumer;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) =>
      this.assigned(consumer, payload.memberId, payload.memberAssignment),
    );
    consumer.on(consumer.events.FETCH, () => (this.fetchedAt = performance.now()));
    consumer.on(consumer.events.REBALANCING, () => void this.committer.flush());
    consumer.on(consumer.events.CRASH, ({ payload }) => this.crashed(consumer, payload.error));
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: (payload) => this.onBatch(payload),
    });
  }

  private rebuild(): void {
    if (this.closed) return;
    const broken = this.consumer;
    this.consumer = undefined;
    this.rebuildTimer = setTimeout(() => {
      void (broken?.disconnect() ?? Promise.resolve())
        .catch(() => undefined)
        .then(() => (this.closed ? undefined : this.start()));
    }, REBUILD_MS);
  }

  private crashed(consumer: Consumer, error: unknown): void {
    if (consumer !== this.consumer) return;
    this.hooks.onStatus('disconnected');
    if (!this.closed) this.hooks.onProblem(`consuming for ${this.options.groupId}`, error);
    this.sources.revokeAll();
    this.rebuild();
  }

  private assigned(consumer: Consumer, memberId: string, assignment: IMemberAssignment): void {
    this.assignments += 1;
    this.sources.assign(consumer, memberId, assignment);
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
        this.hooks.onProblem(`loading blocked orders of ${this.dispatcher.group}`, error);
        await pause(REBUILD_MS);
      }
    }
  }

  private async onBatch(payload: EachBatchPayload): Promise<void> {
    const { batch, isStale, isRunning, resolveOffset } = payload;
    const assignment = this.assignments;
    if (!this.blockedOrdersKnown) await this.waitForBlockedOrders(payload);
    if (!this.reading || !isRunning() || isStale() || assignment !== this.assignments) return;
    this.committer.use(payload.commitOffsetsIfNecessary);
    this.sources.of(batch.topic, batch.partition, Number(batch.firstOffset())).read(batch);
    resolveOffset(batch.lastOffset());
    if (this.dispatcher.behind) this.pauseUntilReady();
    await this.gather();
  }

  /** The batches of one fetch wait together. With a broker that waits for many bytes, an idle group would ask it ten times a second. */
  private async gather(): Promise<void> {
    const left = this.fetchedAt + this.options.gatherMs - performance.now();
    if (left > 0) await pause(left);
  }

  /** Heartbeats go on, so that a slow database does not cost the membership. */
  private async waitForBlockedOrders({ heartbeat, isRunning, isStale }: EachBatchPayload): Promise<void> {
    while (!this.blockedOrdersKnown && isRunning() && !isStale() && !this.closed) {
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([this.loading, new Promise((resolve) => (timer = setTimeout(resolve, REBUILD_MS)))]);
      clearTimeout(timer);
      await heartbeat();
    }
  }

  private pauseUntilReady(): void {
    if (this.paused) return;
    this.pauseAll();
    this.paused = true;
    void this.dispatcher.ready().then(() => this.resumeAll());
  }

  /** Does nothing before the first assignment, where kafkajs refuses to pause. */
  private pauseAll(): void {
    if (this.assignments > 0) this.consumer?.pause(this.options.topics.map((topic) => ({ topic })));
  }

  private resumeAll(): void {
    this.paused = false;
    if (!this.reading || this.closed) return;
    if (this.dispatcher.behind) this.pauseUntilReady();
    else this.consumer?.resume(this.options.topics.map((topic) => ({ topic })));
  }
}
