import { pause } from '@bujiao/basics';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { EventStoreMisuse, EventStoreUnavailable } from '../event-store.errors.js';
import type { Position, SubscribeOptions, SubscriptionBatch } from '../event-store.port.js';
import { Notifier } from '../internal/notifier.js';
import { isAccessDenied, isInvalidPosition, toStoreError } from './esdb-errors.js';
import { EventFeed, type Taken } from './event-feed.js';
import { BEGINNING, parseLogPosition, parsePosition } from './position.js';
import type { StreamReader } from './stream-reader.js';

const DEFAULT_BATCH_SIZE = 512;
/** Milliseconds before subscribing again after a drop: doubling, from the first to the last. */
const DROPPED_WAIT = { first: 50, last: 2000 };
/** Failed tries in a row after which the subscription counts as not working. A restart of the server takes fewer. */
const MAX_FAILURES = 3;

export interface SubscriptionContext {
  readonly client: EventStoreDBClient;
  readonly reader: StreamReader;
  readonly pollMs: number;
  readonly reopenMs: number;
}

/** A catch-up subscription that opens itself again, right after the events that its reader has received. */
export class Subscription {
  private readonly notifier: Notifier;
  private readonly limit: number;
  private checkpoint: Position;
  private movedAt = Date.now();
  private wait = DROPPED_WAIT.first;
  private failures = 0;
  private problem: EventStoreUnavailable | undefined;
  /** What the reader has received last. */
  private lastBatch: { readonly at: number; readonly checkpoint: Position; readonly caughtUp: boolean };

  /** @param signal aborts with the reader's, and when the store is closed */
  constructor(
    private readonly context: SubscriptionContext,
    private readonly options: Omit<SubscribeOptions, 'signal'>,
    private readonly signal: AbortSignal,
  ) {
    this.notifier = new Notifier(signal);
    this.checkpoint = parsePosition(options.after) === 'start' ? BEGINNING : options.after;
    this.limit = options.batchSize ?? DEFAULT_BATCH_SIZE;
    this.lastBatch = { at: Date.now(), checkpoint: this.checkpoint, caughtUp: false };
  }

  /** Why the subscription cannot be served. Undefined while it is open, and for the first tries after a drop. */
  get failure(): EventStoreUnavailable | undefined {
    const { problem } = this;
    return problem && (this.failures >= MAX_FAILURES || isAccessDenied(problem.cause)) ? problem : undefined;
  }

  /** @throws EventStoreMisuse when the server does not have the position; every other failure is reported and tried again */
  async *batches(): AsyncGenerator<SubscriptionBatch> {
    while (!this.signal.aborted) {
      const feed = await this.open();
      if (feed) {
        try {
          yield* this.drain(feed);
        } finally {
          feed.close();
        }
        if (isInvalidPosition(feed.failure))
          throw new EventStoreMisuse(`${this.checkpoint} is not a position of this EventStoreDB`);
        // Closed by us, for the checkpoint to move.
        if (!feed.isOver) continue;
        this.report(feed.failure);
      }
      await pause(this.wait * (0.5 + Math.random()), this.signal);
      this.wait = Math.min(this.wait * 2, DROPPED_WAIT.last);
    }
  }

  private async open(): Promise<EventFeed | undefined> {
    try {
      await this.assertInLog();
    } catch (error) {
      if (error instanceof EventStoreMisuse) throw error;
      this.report(error);
      return undefined;
    }
    this.movedAt = Date.now();
    return new EventFeed(this.context.client, {
      after: this.checkpoint,
      types: this.options.types,
      onNews: () => this.notifier.notify(),
      onOpen: () => {
        this.failures = 0;
        this.problem = undefined;
      },
    });
  }

  /**
   * The server accepts a checkpoint beyond its end and reports the subscription as caught up, so every event of a store that was
   * emptied or replaced would be skipped.
   */
  private async assertInLog(): Promise<void> {
    if (this.checkpoint === BEGINNING) return;
    const end = await this.context.reader.endOfLog(this.signal);
    if (this.signal.aborted || parseLogPosition(this.checkpoint).commit <= end) return;
    throw new EventStoreMisuse(
      `Checkpoint ${this.checkpoint} is beyond the end (${end}) of this EventStoreDB. ` +
        'If the server was emptied or replaced, restore it or delete the saved checkpoints.',
    );
  }

  private async *drain(feed: EventFeed): AsyncGenerator<SubscriptionBatch> {
    while (!this.signal.aborted && !feed.isOver) {
      this.notifier.reset();
      const taken = await this.gather(feed);
      if (taken.checkpoint) {
        this.checkpoint = taken.checkpoint;
        this.movedAt = Date.now();
        this.wait = DROPPED_WAIT.first;
      }
      if (this.isWorthABatch(taken)) {
        const { events, caughtUp } = taken;
        this.lastBatch = { at: Date.now(), checkpoint: this.checkpoint, caughtUp };
        yield { events, checkpoint: this.checkpoint, caughtUp };
      } else if (this.isDueToReopen(feed)) {
        return;
      } else if (!feed.isOver) {
        const { pollMs, reopenMs } = this.context;
        await this.notifier.wait(feed.hasStuckCheckpoint ? Math.min(pollMs, reopenMs) : pollMs);
      }
    }
  }

  /** All that has arrived. The client hands over one event a turn: without gathering, a quick reader gets one a batch. */
  private async gather(feed: EventFeed): Promise<Taken> {
    let gathered: Taken = { events: [], checkpoint: undefined, caughtUp: false };
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const { events, checkpoint, caughtUp } = feed.take(this.limit - gathered.events.length);
      gathered = {
        events: gathered.events.length > 0 ? [...gathered.events, ...events] : events,
        checkpoint: checkpoint ?? gathered.checkpoint,
        caughtUp,
      };
      if (events.length === 0 || gathered.events.length >= this.limit) return gathered;
    }
  }

  /** An empty batch only moves the checkpoint, so one now and then is enough; the first that has caught up is always given. */
  private isWorthABatch({ events, caughtUp }: Taken): boolean {
    if (events.length > 0) return true;
    const { lastBatch } = this;
    if (caughtUp && !lastBatch.caughtUp) return true;
    return this.checkpoint !== lastBatch.checkpoint && Date.now() - lastBatch.at >= this.context.pollMs / 2;
  }

  private isDueToReopen(feed: EventFeed): boolean {
    return feed.hasStuckCheckpoint && !feed.isOver && Date.now() - this.movedAt >= this.context.reopenMs;
  }

  private report(error: unknown): void {
    if (this.signal.aborted) return;
    const problem = toUnavailable(error ?? 'the server ended the subscription');
    const isNew = problem.message !== this.problem?.message;
    this.failures += 1;
    this.problem = problem;
    // So that a batch follows once it is open again, also when there is no event.
    this.lastBatch = { ...this.lastBatch, caughtUp: false };
    if (isNew) this.options.onProblem?.(problem);
  }
}

function toUnavailable(error: unknown): EventStoreUnavailable {
  const failure = toStoreError('subscribe to all events', error);
  return failure instanceof EventStoreUnavailable
    ? failure
    : new EventStoreUnavailable(failure.message, error);
}
