import {
  eventTypeFilter,
  excludeSystemEvents,
  type AllStreamSubscription,
  type EventStoreDBClient,
  type Filter,
  type Position as LogPosition,
  type RecordedEvent as ServerEvent,
} from '@eventstore/db-client';
import type { Position, RecordedEvent } from '../event-store.port.js';
import { deepFreeze } from '../internal/deep-freeze.js';
import { formatPosition, isKnown, parsePosition } from './position.js';
import { chainOf, toRecordedEvent } from './stored-event.js';

/** A notice of the server other than an event, and the number of events that precede it. */
interface Mark {
  readonly after: number;
  readonly checkpoint?: Position;
  readonly caughtUp?: boolean;
}

export interface Taken {
  readonly events: readonly RecordedEvent[];
  /** Undefined: unchanged. */
  readonly checkpoint: Position | undefined;
  /** Nothing more was committed when the last of these events arrived. */
  readonly caughtUp: boolean;
}

export interface FeedOptions {
  readonly after: Position | 'start';
  readonly types: readonly string[] | undefined;
  /** Called whenever there may be something to take, and when the feed ends. */
  readonly onNews: () => void;
  /** Called when the server has accepted the subscription. */
  readonly onOpen: () => void;
}

/** Events buffered for a slow reader. Beyond it the client stops reading, and HTTP/2 flow control stops the server. */
const MAX_WAITING = 128;
/** Events that the server scans for one page of matches. It sends a checkpoint after each page, with or without a match. */
const SEARCH_WINDOW = 64;
/**
 * Milliseconds without a message after which a subscription counts as caught up: servers before 23.10 do not report it. A
 * subscription that is behind receives checkpoints all the time.
 */
const QUIET = 2000;

/** One subscription of the server to `$all`, until it drops. */
export class EventFeed {
  private readonly subscription: AllStreamSubscription;
  private readonly types: ReadonlySet<string> | undefined;
  /** The client reports these at once, ahead of events that are still buffered. */
  private readonly marks: Mark[] = [];
  private readonly onNews: () => void;
  private taken = 0;
  private caughtUp = false;
  private lastMessageAt: number | undefined;
  private dropped = false;
  private stuckCheckpoint = false;
  /** Why it dropped, where that is known. */
  failure: unknown;

  constructor(client: EventStoreDBClient, { after, types, onNews, onOpen }: FeedOptions) {
    this.types = types && new Set(types);
    this.onNews = onNews;
    const filter = filterOf(types, (position) => this.onCheckpoint(position));
    this.subscription = client.subscribeToAll(
      { fromPosition: parsePosition(after), filter },
      { highWaterMark: MAX_WAITING },
    );
    this.subscription.on('confirmation', () => {
      this.lastMessageAt = Date.now();
      onOpen();
    });
    this.subscription.on('caughtUp', () => this.mark({ caughtUp: true }));
    this.subscription.on('fellBehind', () => this.mark({ caughtUp: false }));
    this.subscription.on('readable', () => this.onMessage());
    this.subscription.on('error', (error) => this.drop(error));
    for (const end of ['end', 'close'] as const) this.subscription.on(end, () => this.drop());
  }

  /** Nothing more comes: subscribe again, after the last checkpoint. */
  get isOver(): boolean {
    return this.dropped && this.subscription.readableLength === 0;
  }

  /** The server will send no further checkpoint on this subscription; a new subscription gets them again. */
  get hasStuckCheckpoint(): boolean {
    return this.stuckCheckpoint;
  }

  /** What has arrived, up to `limit` events. */
  take(limit: number): Taken {
    const events: RecordedEvent[] = [];
    let checkpoint = this.passMarks();
    while (events.length < limit) {
      const event = this.next();
      if (!event) break;
      if (this.isWanted(event)) events.push(deepFreeze(toRecordedEvent(event)));
      checkpoint = this.passMarks() ?? positionOf(event) ?? checkpoint;
    }
    return { events, checkpoint, caughtUp: this.isCaughtUp() };
  }

  close(): void {
    this.dropped = true;
    // The call may not have started; then there is nothing to cancel.
    this.subscription.unsubscribe().catch(() => undefined);
  }

  private next(): ServerEvent | undefined {
    for (;;) {
      const resolved = this.subscription.read() as { readonly event?: ServerEvent } | null;
      if (!resolved) return undefined;
      this.taken += 1;
      if (resolved.event) return resolved.event;
    }
  }

  /** The last checkpoint before the next event, if there is one. */
  private passMarks(): Position | undefined {
    let checkpoint: Position | undefined;
    for (let mark = this.marks[0]; mark && mark.after <= this.taken; mark = this.marks[0]) {
      this.marks.shift();
      checkpoint = mark.checkpoint ?? checkpoint;
      this.caughtUp = mark.caughtUp ?? this.caughtUp;
    }
    return checkpoint;
  }

  /** The server cannot filter by writer, and the regular expressions of .NET differ in details. */
  private isWanted(event: ServerEvent): boolean {
    return (!this.types || this.types.has(event.type)) && chainOf(event) !== undefined;
  }

  private isCaughtUp(): boolean {
    const isAtEnd = this.subscription.readableLength === 0 && !this.dropped;
    return isAtEnd && (this.caughtUp || this.isQuiet());
  }

  private isQuiet(): boolean {
    return this.lastMessageAt !== undefined && Date.now() - this.lastMessageAt >= QUIET;
  }

  /**
   * Servers 24.2 to 24.10 send 2^64−1 when a filtered subscription catches up without a match, and no checkpoint after it. It is no
   * position: a subscription from there would skip everything.
   */
  private onCheckpoint(position: LogPosition): void {
    if (isKnown(position)) return this.mark({ checkpoint: formatPosition(position) });
    this.stuckCheckpoint = true;
    this.onMessage();
  }

  private mark(mark: Omit<Mark, 'after'>): void {
    this.marks.push({ after: this.taken + this.subscription.readableLength, ...mark });
    this.onMessage();
  }

  private onMessage(): void {
    this.lastMessageAt = Date.now();
    this.onNews();
  }

  private drop(failure?: unknown): void {
    this.dropped = true;
    this.failure ??= failure;
    this.onNews();
  }
}

const positionOf = ({ position }: ServerEvent): Position | undefined =>
  position && isKnown(position) ? formatPosition(position) : undefined;

function filterOf(
  types: readonly string[] | undefined,
  onCheckpoint: (position: LogPosition) => void,
): Filter {
  const options = {
    maxSearchWindow: SEARCH_WINDOW,
    checkpointInterval: 1,
    checkpointReached: (_: unknown, position: LogPosition) => onCheckpoint(position),
  };
  // A filter by prefix would also pass types that only begin with the name.
  return types
    ? eventTypeFilter({ regex: `^(?:${types.map(escape).join('|')})$`, ...options })
    : excludeSystemEvents(options);
}

/** Has the same meaning in the regular expressions of .NET, where the server runs, and in ours. */
const escape = (type: string): string => type.replaceAll(/[\\^$.*+?()[\]{}|#]/g, '\\$&');
