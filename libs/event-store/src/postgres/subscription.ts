import { pause } from '@bujiao/basics';
import { EventStoreUnavailable } from '../event-store.errors.js';
import type { RecordedEvent, SubscribeOptions, SubscriptionBatch } from '../event-store.port.js';
import type { Notifier } from '../internal/notifier.js';
import type { Follower } from './followers.js';
import { isTransient } from './pg-errors.js';
import { formatPosition, isAfter, parsePosition, type Place } from './position.js';
import type { EventRange, EventRangeRequest } from './event-range.js';
import type { SharedSubscription } from './shared-subscription.js';

const DEFAULT_BATCH_SIZE = 512;
/** Milliseconds between tries while the database does not answer: doubling, from the first to the last. */
const OUTAGE_WAIT = { first: 50, last: 2000 };

export interface SubscriptionSource {
  /** @throws while the database does not answer */
  readonly read: (request: EventRangeRequest) => Promise<EventRange>;
  readonly shared: SharedSubscription;
  readonly notifier: Notifier;
  readonly pollMs: number;
  /** Aborts with the reader's signal, and when the store is closed. */
  readonly signal: AbortSignal;
}

interface Step {
  readonly events: readonly RecordedEvent[];
  readonly end: Place;
  readonly caughtUp: boolean;
}

/**
 * One subscription. While it is behind, it reads the database itself, and only what matches. Once it has caught up it follows the
 * shared subscription, and returns to its own reads if it falls behind what that one keeps.
 */
export class Subscription implements Follower {
  private after: Place;
  private readonly types: ReadonlySet<string> | undefined;
  private readonly limit: number;
  private isOnShared = false;
  /** Its own reads have reached the horizon. */
  private atHorizon = false;
  /** What the reader has received last. */
  private lastBatch: { readonly at: number; readonly end: Place; readonly caughtUp: boolean } | undefined;
  /** What the reader was told of last, until a read succeeds. */
  private told: string | undefined;

  constructor(
    private readonly source: SubscriptionSource,
    private readonly options: SubscribeOptions,
  ) {
    this.after = parsePosition(options.after);
    this.types = options.types && new Set(options.types);
    this.limit = options.batchSize ?? DEFAULT_BATCH_SIZE;
  }

  get place(): Place {
    return this.after;
  }

  async *batches(): AsyncGenerator<SubscriptionBatch> {
    const { shared } = this.source;
    shared.join(this, this.types);
    try {
      yield* this.follow();
    } finally {
      shared.leave(this);
    }
  }

  private async *follow(): AsyncGenerator<SubscriptionBatch> {
    const { signal, shared } = this.source;
    while (!signal.aborted) {
      const step = shared.covers(this.after) ? await this.takeFromShared() : await this.readOn();
      if (!step) continue;
      this.after = step.end;
      if (this.isWorthABatch(step)) {
        this.lastBatch = { at: Date.now(), end: step.end, caughtUp: step.caughtUp };
        yield { events: step.events, checkpoint: formatPosition(step.end), caughtUp: step.caughtUp };
      } else if (this.isOnShared) {
        await this.waitForMore();
      }
    }
  }

  private async takeFromShared(): Promise<Step | undefined> {
    const { shared } = this.source;
    if (!this.isOnShared) {
      // The shared subscription may not have read since this one began, and would report too early that it has caught up.
      await this.untilAnswered(() => shared.refresh());
      if (!shared.covers(this.after)) return undefined;
      this.isOnShared = true;
    }
    const { events, end, more } = shared.take(this.after, this.types, this.limit);
    return { events, end, caughtUp: !more && shared.caughtUp };
  }

  private async waitForMore(): Promise<void> {
    const { notifier, pollMs, signal, shared } = this.source;
    await notifier.wait(pollMs);
    // Another subscription may have triggered the read that found the events.
    if (
      signal.aborted ||
      !shared.covers(this.after) ||
      shared.take(this.after, this.types, 1).events.length > 0
    )
      return;
    notifier.reset();
    await this.untilAnswered(() => shared.refresh());
  }

  private async readOn(): Promise<Step | undefined> {
    const { read, shared } = this.source;
    const request = { after: this.after, types: this.options.types, limit: this.limit };
    this.isOnShared = false;
    const range = await this.untilAnswered(
      async () => (this.atHorizon && (await shared.readToFeed(request))) || read(request),
    );
    if (!range) return undefined;
    const { events, end, lookedTo, more, heldBack } = range;
    this.atHorizon = !more;
    // The given position may be ahead of all events; other subscriptions need what comes before it.
    if (!more) shared.startAt(lookedTo, heldBack);
    return { events: events.map(({ event }) => event), end, caughtUp: !more && !heldBack };
  }

  /** An empty batch only moves the checkpoint, so one now and then is enough; the first, and the first that has caught up, is given. */
  private isWorthABatch({ events, end, caughtUp }: Step): boolean {
    if (events.length > 0 || !this.lastBatch) return true;
    if (caughtUp && !this.lastBatch.caughtUp) return true;
    return isAfter(end, this.lastBatch.end) && Date.now() - this.lastBatch.at >= this.source.pollMs / 2;
  }

  private async untilAnswered<T>(ask: () => Promise<T>): Promise<T | undefined> {
    const { signal } = this.source;
    for (let wait = OUTAGE_WAIT.first; !signal.aborted; wait = Math.min(wait * 2, OUTAGE_WAIT.last)) {
      try {
        const answer = await ask();
        this.told = undefined;
        return answer;
      } catch (error) {
        this.tell(error);
        // Nothing is lost: the subscription resumes at its place once the database answers.
        await pause(wait, signal);
      }
    }
    return undefined;
  }

  /** Only of what is no outage (a missing right, say): an outage fails `ping` too. */
  private tell(error: unknown): void {
    const cause = error instanceof EventStoreUnavailable ? error.cause : error;
    if (isTransient(cause)) return;
    const problem =
      error instanceof EventStoreUnavailable ? error : new EventStoreUnavailable(String(error), error);
    if (problem.message === this.told) return;
    this.told = problem.message;
    // So that a batch follows once it reads again, also when there is no event.
    if (this.lastBatch) this.lastBatch = { ...this.lastBatch, caughtUp: false };
    this.options.onProblem?.(problem);
  }
}
