import { pause } from '@bujiao/basics';
import { Batcher } from '@bujiao/batching';
import type { WrittenGroup } from './append-group.js';
import { Followers, type Follower } from './followers.js';
import { ownEvents } from './own-events.js';
import { isAfter, type Place } from './position.js';
import type { EventRange, EventRangeRequest } from './event-range.js';
import { RecentEvents, type Taken } from './recent-events.js';

/** Most events of one read. */
const READ_LIMIT = 512;
/** Milliseconds between reads while an open transaction holds events back: doubling, from the first to the last. */
const HELD_BACK_WAIT = { first: 1, last: 100 };

export interface SharedSubscriptionOptions {
  /** @throws while the database does not answer */
  readonly read: (request: EventRangeRequest) => Promise<EventRange>;
  /** Wakes the subscriptions that wait for these types; without types, all. */
  readonly wake: (types?: ReadonlySet<string>) => void;
  /** Milliseconds without a follower after which it starts again at the next one's place. */
  readonly givenUpAfterMs: number;
  /** Most events kept for subscriptions that are slightly behind. @default 8192 */
  readonly keep?: number;
  readonly signal: AbortSignal;
}

/** Of a sole writer, which knows every event because no other process appends. */
export interface SoleFeed {
  /** Reads in the writer's own session: it fails once the lease is lost, so its answer proves that nobody else has appended. */
  readonly read: (request: EventRangeRequest) => Promise<EventRange>;
}

/**
 * Followed by every subscription that has caught up. One read of the database serves all of them, and an event is parsed once. A sole
 * writer reads nothing, since there are no events but its own.
 */
export class SharedSubscription {
  private recent: RecentEvents | undefined;
  /** Types that it reads; undefined: every type. Only grows. */
  private types: ReadonlySet<string> | undefined = new Set();
  private readonly followers = new Followers();
  private feed: SoleFeed | undefined;
  private followedAt = 0;
  /** More is committed than was read: held back by an older transaction, or more than one read returns. */
  private unread = false;
  private isRereading = false;
  private readonly reads: Batcher<undefined, undefined>;

  constructor(private readonly options: SharedSubscriptionOptions) {
    const run = async (callers: readonly undefined[]) => (await this.readNow(), callers);
    this.reads = new Batcher(run, { maxItems: Infinity });
  }

  /** Nothing more was committed at the time of the last read. */
  get caughtUp(): boolean {
    return !this.unread;
  }

  /** Keeps what `follower` has not received from now on, and reads these types too. */
  join(follower: Follower, types: ReadonlySet<string> | undefined): void {
    this.followers.join(follower);
    if (!this.types || (types && [...types].every((type) => this.types?.has(type)))) return;
    this.types = types && new Set([...this.types, ...types]);
    this.recent = this.feed && this.recent && this.startFrom(this.recent.end);
  }

  leave(follower: Follower): void {
    this.followers.leave(follower);
  }

  /** Whether a subscription that has read up to `place` can continue here. */
  covers(place: Place): boolean {
    return this.recent?.covers(place) ?? false;
  }

  /** A subscription has read everything up to `place`. Without followers, the shared subscription starts there. */
  startAt(place: Place, heldBack: boolean): void {
    if (this.feed || (this.recent && !(this.isGivenUp && isAfter(place, this.recent.end)))) return;
    this.recent = this.startFrom(place);
    this.followedAt = Date.now();
    this.unread = heldBack;
    if (heldBack) void this.reread();
  }

  /** The next events after `place`, which must be covered. */
  take(place: Place, types: ReadonlySet<string> | undefined, limit: number): Taken {
    this.followedAt = Date.now();
    return (this.recent ?? this.startFrom(place)).take(place, types, limit);
  }

  /**
   * Reads new events. The read begins after the call, so it sees all that was committed before; calls during a read share the next
   * one.
   */
  async refresh(): Promise<void> {
    if (!this.feed) await this.reads.add(undefined);
  }

  /** This process is the sole writer from now on: all events after `place` come by {@link onCommitted}. */
  feedFrom(place: Place, feed: SoleFeed): void {
    this.feed = feed;
    this.recent = this.startFrom(place);
    this.unread = false;
    this.options.wake();
  }

  /** The lease is lost: others may append again, and the outcome of an append is not known. Reads the database again. */
  endFeed(): void {
    if (!this.feed) return;
    this.feed = undefined;
    this.recent = undefined;
    this.options.wake();
  }

  /** The sole writer has committed a transaction. Called in the order of the transactions. */
  onCommitted(group: WrittenGroup): void {
    if (!this.feed || !this.recent || group.transactionId <= this.recent.end.transactionId) return;
    this.recent.forgetUpTo(this.followers.doneWith(this.recent));
    const { events, end } = ownEvents(group, this.types);
    this.recent.add(events, end);
    if (events.length === 0) return;
    const types = new Set(events.map(({ event }) => event.type));
    // The caller that appended continues first: its folded state is then in the cache when the readers ask for it.
    setImmediate(() => this.options.wake(types));
  }

  /**
   * The events before those of the feed; undefined without a feed, also where it has ended meanwhile.
   * @throws while the database does not answer
   */
  async readToFeed(request: EventRangeRequest): Promise<EventRange | undefined> {
    const { feed, recent } = this;
    if (!feed || !recent) return undefined;
    const committedTo = recent.end;
    const range = await this.followers.keeping(committedTo, () => feed.read(request));
    if (feed !== this.feed || range.more) return feed === this.feed ? range : undefined;
    return { ...range, end: isAfter(range.end, committedTo) ? range.end : committedTo, heldBack: false };
  }

  private startFrom(place: Place): RecentEvents {
    return new RecentEvents(place, this.options.keep);
  }

  private get isGivenUp(): boolean {
    return Date.now() - this.followedAt > this.options.givenUpAfterMs;
  }

  private async readNow(): Promise<void> {
    const { recent } = this;
    if (!recent || this.feed) return;
    const types = this.types && [...this.types];
    const range = await this.options.read({ after: recent.end, types, limit: READ_LIMIT });
    // Restarted meanwhile: what was read does not come next.
    if (recent !== this.recent) return;
    recent.forgetUpTo(this.followers.doneWith(recent));
    recent.add(range.events, range.end);
    this.wakeFollowers(range);
    if (this.unread) void this.reread();
  }

  private wakeFollowers({ events, more, heldBack }: EventRange): void {
    const wasUnread = this.unread;
    this.unread = more || heldBack;
    if (wasUnread && !this.unread) this.options.wake();
    else if (events.length > 0) this.options.wake(new Set(events.map(({ event }) => event.type)));
  }

  /** The end of an old transaction is not notified, so it reads repeatedly until nothing is left unread. */
  private async reread(): Promise<void> {
    if (this.isRereading) return;
    this.isRereading = true;
    const { signal } = this.options;
    let wait = HELD_BACK_WAIT.first;
    while (this.unread && !signal.aborted && !this.isGivenUp) {
      const before = this.recent?.end;
      await pause(wait, signal);
      await this.refresh().catch(() => undefined);
      wait = this.hasMovedFrom(before) ? HELD_BACK_WAIT.first : Math.min(wait * 2, HELD_BACK_WAIT.last);
    }
    this.isRereading = false;
  }

  private hasMovedFrom(before: Place | undefined): boolean {
    return before !== undefined && this.recent !== undefined && isAfter(this.recent.end, before);
  }
}
