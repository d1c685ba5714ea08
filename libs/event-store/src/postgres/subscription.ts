import type { RecordedEvent, SubscribeOptions, SubscriptionBatch } from '../event-store.port.js';
import type { Bell } from '../internal/bell.js';
import { pause } from '../internal/pause.js';
import type { Follower } from './followers.js';
import { formatPosition, isAfter, parsePosition, type Place } from './position.js';
import type { Stretch, StretchRequest } from './read-stretch.js';
import type { Tail } from './tail.js';

const DEFAULT_BATCH_SIZE = 512;
/** Milliseconds between tries while the database does not answer: doubling, from the first to the last. */
const OUTAGE_WAIT = { first: 50, last: 2000 };

export interface SubscriptionSource {
  /** @throws while the database does not answer */
  readonly read: (request: StretchRequest) => Promise<Stretch>;
  readonly tail: Tail;
  readonly bell: Bell;
  readonly pollMs: number;
  /** Ends with the reader's signal, and when the store is closed. */
  readonly signal: AbortSignal;
}

interface Step {
  readonly events: readonly RecordedEvent[];
  readonly end: Place;
  readonly caughtUp: boolean;
}

/**
 * One subscription. As long as it is behind, it reads for itself, and only what matches; once it has caught up it follows the tail
 * that all share, and goes back to reading for itself if it falls behind what the tail keeps.
 */
export class Subscription implements Follower {
  private after: Place;
  private readonly types: ReadonlySet<string> | undefined;
  private readonly limit: number;
  private onTail = false;
  /** It has read all that could be read by itself. */
  private atHorizon = false;
  /** What the reader knows. */
  private told: { readonly at: number; readonly end: Place; readonly caughtUp: boolean } | undefined;

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
    const { tail } = this.source;
    tail.join(this, this.types);
    try {
      yield* this.follow();
    } finally {
      tail.leave(this);
    }
  }

  private async *follow(): AsyncGenerator<SubscriptionBatch> {
    const { signal, tail } = this.source;
    while (!signal.aborted) {
      const step = tail.covers(this.after) ? await this.takeFromTail() : await this.readOn();
      if (!step) continue;
      this.after = step.end;
      if (this.isWorthTelling(step)) {
        this.told = { at: Date.now(), end: step.end, caughtUp: step.caughtUp };
        yield { events: step.events, checkpoint: formatPosition(step.end), caughtUp: step.caughtUp };
      } else if (this.onTail) {
        await this.waitForMore();
      }
    }
  }

  private async takeFromTail(): Promise<Step | undefined> {
    const { tail } = this.source;
    if (!this.onTail) {
      // What the tail knows may be from before this subscription: then it would say too early that it has caught up.
      await this.untilAnswered(() => tail.look());
      if (!tail.covers(this.after)) return undefined;
      this.onTail = true;
    }
    const { events, end, more } = tail.take(this.after, this.types, this.limit);
    return { events, end, caughtUp: !more && tail.caughtUp };
  }

  private async waitForMore(): Promise<void> {
    const { bell, pollMs, signal, tail } = this.source;
    await bell.wait(pollMs);
    // Somebody else may have looked, and found what we wait for.
    if (signal.aborted || !tail.covers(this.after) || tail.take(this.after, this.types, 1).events.length > 0)
      return;
    bell.reset();
    await this.untilAnswered(() => tail.look());
  }

  private async readOn(): Promise<Step | undefined> {
    const { read, tail } = this.source;
    const request = { after: this.after, types: this.options.types, limit: this.limit };
    this.onTail = false;
    const stretch = await this.untilAnswered(
      async () => (this.atHorizon && (await tail.readToFeed(request))) || read(request),
    );
    if (!stretch) return undefined;
    const { events, end, lookedTo, more, heldBack } = stretch;
    this.atHorizon = !more;
    // A position may be given from where nothing is yet: others need what comes before it.
    if (!more) tail.startAt(lookedTo, heldBack);
    return { events: events.map(({ event }) => event), end, caughtUp: !more && !heldBack };
  }

  /** An empty batch only moves the checkpoint, so now and then is enough; but the first one, and that it has caught up, is news. */
  private isWorthTelling({ events, end, caughtUp }: Step): boolean {
    if (events.length > 0 || !this.told) return true;
    if (caughtUp && !this.told.caughtUp) return true;
    return isAfter(end, this.told.end) && Date.now() - this.told.at >= this.source.pollMs / 2;
  }

  private async untilAnswered<T>(ask: () => Promise<T>): Promise<T | undefined> {
    const { signal } = this.source;
    for (let wait = OUTAGE_WAIT.first; !signal.aborted; wait = Math.min(wait * 2, OUTAGE_WAIT.last)) {
      try {
        return await ask();
      } catch {
        // Nothing is lost by an outage: it goes on from where it is as soon as the database answers.
        await pause(wait, signal);
      }
    }
    return undefined;
  }
}
