import type { EventStoreDBClient } from '@eventstore/db-client';
import { EventStoreMisuse } from '../event-store.errors.js';
import type { Position, SubscribeOptions, SubscriptionBatch } from '../event-store.port.js';
import { Bell } from '../internal/bell.js';
import { pause } from '../internal/pause.js';
import { isInvalidPosition } from './esdb-errors.js';
import { EventFeed, type Taken } from './event-feed.js';
import { BEGINNING, parsePosition } from './position.js';

const DEFAULT_BATCH_SIZE = 512;
/** Milliseconds before subscribing again after a drop: doubling, from the first to the last. */
const DROPPED_WAIT = { first: 50, last: 2000 };

/** A catch-up subscription that begins again by itself, right after what its reader has. */
export class Subscription {
  private readonly bell: Bell;
  private readonly limit: number;
  private checkpoint: Position;
  private wait = DROPPED_WAIT.first;
  /** What the reader knows. */
  private told: { readonly at: number; readonly checkpoint: Position; readonly caughtUp: boolean };

  /** @param signal ends with the reader's, and when the store is closed */
  constructor(
    private readonly client: EventStoreDBClient,
    private readonly options: Omit<SubscribeOptions, 'signal'>,
    private readonly signal: AbortSignal,
    private readonly pollMs: number,
  ) {
    parsePosition(options.after);
    this.bell = new Bell(signal);
    this.checkpoint = options.after === 'start' ? BEGINNING : options.after;
    this.limit = options.batchSize ?? DEFAULT_BATCH_SIZE;
    this.told = { at: Date.now(), checkpoint: this.checkpoint, caughtUp: false };
  }

  /** @throws EventStoreMisuse when the server knows no such position; whatever else goes wrong is tried again */
  async *batches(): AsyncGenerator<SubscriptionBatch> {
    while (!this.signal.aborted) {
      const { types } = this.options;
      const feed = new EventFeed(this.client, { after: this.checkpoint, types }, () => this.bell.ring());
      try {
        yield* this.drain(feed);
      } finally {
        feed.close();
      }
      if (isInvalidPosition(feed.failure))
        throw new EventStoreMisuse(`${this.checkpoint} is not a position of this EventStoreDB`);
      await pause(this.wait * (0.5 + Math.random()), this.signal);
      this.wait = Math.min(this.wait * 2, DROPPED_WAIT.last);
    }
  }

  private async *drain(feed: EventFeed): AsyncGenerator<SubscriptionBatch> {
    while (!this.signal.aborted && !feed.isOver) {
      this.bell.reset();
      const taken = feed.take(this.limit);
      if (taken.checkpoint) {
        this.checkpoint = taken.checkpoint;
        this.wait = DROPPED_WAIT.first;
      }
      if (this.isWorthTelling(taken)) {
        const { events, caughtUp } = taken;
        this.told = { at: Date.now(), checkpoint: this.checkpoint, caughtUp };
        yield { events, checkpoint: this.checkpoint, caughtUp };
      } else if (!feed.isOver) {
        await this.bell.wait(this.pollMs);
      }
    }
  }

  /** An empty batch only moves the checkpoint, so now and then is enough; but that it has caught up is news. */
  private isWorthTelling({ events, caughtUp }: Taken): boolean {
    if (events.length > 0) return true;
    const { told } = this;
    if (caughtUp && !told.caughtUp) return true;
    return this.checkpoint !== told.checkpoint && Date.now() - told.at >= this.pollMs / 2;
  }
}
