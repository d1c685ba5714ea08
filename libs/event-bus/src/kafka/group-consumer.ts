import { pause } from '@bujiao/basics';
import type { Consumer, EachBatchPayload, IMemberAssignment, Kafka } from 'kafkajs';
import type { Dispatcher } from '../dispatch/dispatcher.js';
import type { TransportHooks } from '../runtime/bus-transport.port.js';
import { AssignedSources } from './assigned-sources.js';
import { consumerConfigOf, type GroupConsumerOptions } from './group-consumer-options.js';
import { OffsetCommitter } from './offset-committer.js';

const REBUILD_MS = 1_000;

/**
 * One member of one consumer group. It fetches and passes events to the dispatcher without waiting for handlers, so that fetching,
 * heartbeats and handlers run concurrently; it commits the watermarks.
 *
 * Offsets are committed after handling, up to the first event that is neither handled nor parked, and never beyond.
 */
export class GroupConsumer {
  private consumer: Consumer | undefined;
  /** The consumer while it is a member; at any other time kafkajs throws when it is asked to pause or to resume. */
  private member: Consumer | undefined;
  /** Of the consumer that was begun last; never rejects. */
  private building: Promise<void> = Promise.resolve();
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
  start(): void {
    this.building = this.build().catch((error: unknown) => {
      if (this.closed) return;
      this.hooks.onProblem(`joining ${this.options.groupId}`, error);
      this.rebuild();
    });
  }

  owns(partition: string): boolean {
    return !this.closed && this.sources.has(partition);
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
    this.buildNoMore();
    await this.committer.flush();
    await this.end();
  }

  /** Of a closed consumer: what it holds is not worked off. */
  giveUp(): void {
    this.sources.revokeAll();
  }

  async abandon(): Promise<void> {
    this.buildNoMore();
    this.sources.revokeAll();
    await this.end();
  }

  /** Before anything is awaited: a consumer that crashes meanwhile must not be followed by another. */
  private buildNoMore(): void {
    this.closed = true;
    this.reading = false;
    clearTimeout(this.rebuildTimer);
  }

  /** Waits for what is being built: after `disconnect`, kafkajs goes on connecting, and cannot end a consumer that joins later. */
  private async end(): Promise<void> {
    this.committer.abandon();
    await this.building;
    await this.consumer?.disconnect();
  }

  private async build(): Promise<void> {
    const consumer = this.kafka.consumer(consumerConfigOf(this.options));
    this.consumer = consumer;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) =>
      this.assigned(consumer, payload.memberId, payload.memberAssignment),
    );
    consumer.on(consumer.events.STOP, () => this.left(consumer));
    consumer.on(consumer.events.FETCH, () => (this.fetchedAt = performance.now()));
    consumer.on(consumer.events.REBALANCING, () => void this.committer.flush());
    consumer.on(consumer.events.CRASH, ({ payload }) => this.crashed(consumer, payload.error));
    await consumer.connect();
    if (!this.closed) await consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
    if (!this.closed) await this.run(consumer);
  }

  private async run(consumer: Consumer): Promise<void> {
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: (payload) => this.onBatch(payload),
    });
  }

  private rebuild(): void {
    if (this.closed) return;
    const ended = this.consumer?.disconnect().catch(() => undefined);
    this.consumer = undefined;
    this.rebuildTimer = setTimeout(() => {
      void Promise.resolve(ended).then(() => (this.closed ? undefined : this.start()));
    }, REBUILD_MS);
  }

  private left(consumer: Consumer): void {
    if (consumer === this.member) this.member = undefined;
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
    this.member = consumer;
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
    this.dispatcher
      .ready()
      .then(() => this.resumeAll())
      .catch((error: unknown) => this.hooks.onProblem(`reading on for ${this.options.groupId}`, error));
  }

  /** A consumer that joins later is paused then. */
  private pauseAll(): void {
    this.member?.pause(this.options.topics.map((topic) => ({ topic })));
  }

  private resumeAll(): void {
    this.paused = false;
    if (!this.reading || this.closed) return;
    if (this.dispatcher.behind) this.pauseUntilReady();
    else this.member?.resume(this.options.topics.map((topic) => ({ topic })));
  }
}
