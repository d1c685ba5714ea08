import { Batcher } from '@bujiao/batching';
import { pause } from '../internal/pause.js';
import type { WrittenGroup } from './append-group.js';
import { Followers, type Follower } from './followers.js';
import { ownEvents } from './own-events.js';
import { isAfter, type Place } from './position.js';
import type { Stretch, StretchRequest } from './read-stretch.js';
import { RecentEvents, type Taken } from './recent-events.js';

/** Most events of one look. */
const LOOK_LIMIT = 512;
/** Milliseconds between looks while events are held back by an open transaction: doubling, from the first to the last. */
const HELD_BACK_WAIT = { first: 1, last: 100 };

export interface TailOptions {
  /** @throws while the database does not answer */
  readonly read: (request: StretchRequest) => Promise<Stretch>;
  /** Wakes who waits for these types; without types, everybody. */
  readonly nudge: (types?: ReadonlySet<string>) => void;
  /** Milliseconds after which a tail that nobody follows is given up. */
  readonly givenUpAfterMs: number;
  /** Most events that are kept for those who are a little behind. @default 8192 */
  readonly keep?: number;
  readonly signal: AbortSignal;
}

/** What nobody but a sole writer has: the certainty that it knows of every event. */
export interface SoleFeed {
  /** Reads in the writer's own session, which sees all that it has appended; so this also proves that nobody else has. */
  readonly read: (request: StretchRequest) => Promise<Stretch>;
}

/**
 * The end of all events, which every subscription that has caught up follows. One look at the database serves all of them, and an
 * event is parsed once; a sole writer need not even look, since nothing comes in but what it appended itself.
 */
export class Tail {
  private recent: RecentEvents | undefined;
  /** What it follows; undefined: every type. Only ever grows. */
  private types: ReadonlySet<string> | undefined = new Set();
  private readonly followers = new Followers();
  private feed: SoleFeed | undefined;
  private followedAt = 0;
  /** More is committed than was read: held back by an older transaction, or more than one look takes. */
  private unread = false;
  private lookingAgain = false;
  private readonly looks: Batcher<undefined, undefined>;

  constructor(private readonly options: TailOptions) {
    const run = async (callers: readonly undefined[]) => (await this.lookNow(), callers);
    this.looks = new Batcher(run, { maxItems: Infinity });
  }

  /** Nothing more was committed at the time of the last look. */
  get caughtUp(): boolean {
    return !this.unread;
  }

  /** From now on it keeps what `follower` has not had, and follows these types too. */
  join(follower: Follower, types: ReadonlySet<string> | undefined): void {
    this.followers.join(follower);
    if (!this.types || (types && [...types].every((type) => this.types?.has(type)))) return;
    this.types = types && new Set([...this.types, ...types]);
    this.recent = this.feed && this.recent && this.startFrom(this.recent.end);
  }

  leave(follower: Follower): void {
    this.followers.leave(follower);
  }

  /** Whether a subscription that has read as far as `place` can go on from here. */
  covers(place: Place): boolean {
    return this.recent?.covers(place) ?? false;
  }

  /** A subscription has looked at all there is up to `place`: where nobody follows the tail yet, or any more, it starts there. */
  startAt(place: Place, heldBack: boolean): void {
    if (this.feed || (this.recent && !(this.isGivenUp && isAfter(place, this.recent.end)))) return;
    this.recent = this.startFrom(place);
    this.followedAt = Date.now();
    this.unread = heldBack;
    if (heldBack) void this.lookAgain();
  }

  /** The next events after `place`, which must be covered. */
  take(place: Place, types: ReadonlySet<string> | undefined, limit: number): Taken {
    this.followedAt = Date.now();
    return (this.recent ?? this.startFrom(place)).take(place, types, limit);
  }

  /**
   * Looks for what came in. The look begins after the call, so it sees all that was committed before; those who call while one is
   * under way share the next.
   */
  async look(): Promise<void> {
    if (!this.feed) await this.looks.add(undefined);
  }

  /** From now on nobody appends but us, and all that comes after `place` is {@link fed}. */
  feedFrom(place: Place, feed: SoleFeed): void {
    this.feed = feed;
    this.recent = this.startFrom(place);
    this.unread = false;
    this.options.nudge();
  }

  /** Others may append again, or what became of an append is not known: back to looking. */
  endFeed(): void {
    if (!this.feed) return;
    this.feed = undefined;
    this.recent = undefined;
    this.options.nudge();
  }

  /** What the sole writer has appended, in the order of its transactions. */
  fed(group: WrittenGroup): void {
    if (!this.feed || !this.recent || group.transactionId <= this.recent.end.transactionId) return;
    this.recent.forgetUpTo(this.followers.haveHad(this.recent));
    const { events, end } = ownEvents(group, this.types);
    this.recent.add(events, end);
    if (events.length === 0) return;
    const types = new Set(events.map(({ event }) => event.type));
    // Whoever appended goes on first: what it now knows, the readers need not read again.
    setImmediate(() => this.options.nudge(types));
  }

  /**
   * The events that are not of the feed, up to where it takes over; undefined where there is none (any more).
   * @throws while the database does not answer
   */
  async readToFeed(request: StretchRequest): Promise<Stretch | undefined> {
    const { feed, recent } = this;
    if (!feed || !recent) return undefined;
    const fedTo = recent.end;
    const stretch = await this.followers.keeping(fedTo, () => feed.read(request));
    if (feed !== this.feed || stretch.more) return feed === this.feed ? stretch : undefined;
    return { ...stretch, end: isAfter(stretch.end, fedTo) ? stretch.end : fedTo, heldBack: false };
  }

  private startFrom(place: Place): RecentEvents {
    return new RecentEvents(place, this.options.keep);
  }

  private get isGivenUp(): boolean {
    return Date.now() - this.followedAt > this.options.givenUpAfterMs;
  }

  private async lookNow(): Promise<void> {
    const { recent } = this;
    if (!recent || this.feed) return;
    const types = this.types && [...this.types];
    const stretch = await this.options.read({ after: recent.end, types, limit: LOOK_LIMIT });
    // Started anew meanwhile: what was read is not what comes next.
    if (recent !== this.recent) return;
    recent.forgetUpTo(this.followers.haveHad(recent));
    recent.add(stretch.events, stretch.end);
    this.tell(stretch);
    if (this.unread) void this.lookAgain();
  }

  private tell({ events, more, heldBack }: Stretch): void {
    const wasUnread = this.unread;
    this.unread = more || heldBack;
    if (wasUnread && !this.unread) this.options.nudge();
    else if (events.length > 0) this.options.nudge(new Set(events.map(({ event }) => event.type)));
  }

  /** Nobody rings when an old transaction ends, so it looks by itself until nothing is left unread. */
  private async lookAgain(): Promise<void> {
    if (this.lookingAgain) return;
    this.lookingAgain = true;
    const { signal } = this.options;
    let wait = HELD_BACK_WAIT.first;
    while (this.unread && !signal.aborted && !this.isGivenUp) {
      const before = this.recent?.end;
      await pause(wait, signal);
      await this.look().catch(() => undefined);
      wait = this.hasMovedFrom(before) ? HELD_BACK_WAIT.first : Math.min(wait * 2, HELD_BACK_WAIT.last);
    }
    this.lookingAgain = false;
  }

  private hasMovedFrom(before: Place | undefined): boolean {
    return before !== undefined && this.recent !== undefined && isAfter(this.recent.end, before);
  }
}
