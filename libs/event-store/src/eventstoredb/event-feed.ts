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
import { formatPosition, parsePosition } from './position.js';
import { chainOf, toRecordedEvent } from './stored-event.js';

/** What the client tells beside events, and how many events come before it. */
interface Mark {
  readonly after: number;
  readonly checkpoint?: Position;
  readonly caughtUp?: boolean;
}

export interface Taken {
  readonly events: readonly RecordedEvent[];
  /** Undefined: as before. */
  readonly checkpoint: Position | undefined;
  /** Nothing more was committed when the last of what was taken came. */
  readonly caughtUp: boolean;
}

/** Events that wait for a slow reader; then the client stops reading, and by the transport's flow control the server stops sending. */
const MAX_WAITING = 128;
/** Events that the server looks at for a page of what matches. It tells a checkpoint after as many, whether they match or not. */
const SEARCH_WINDOW = 64;
/**
 * Milliseconds of silence after which a subscription counts as caught up: servers before 23.10 do not say it. As long as one is behind,
 * there are checkpoints all the time.
 */
const QUIET = 2000;

/** One subscription of the server to all events, until it drops. */
export class EventFeed {
  private readonly subscription: AllStreamSubscription;
  private readonly types: ReadonlySet<string> | undefined;
  /** The client tells of these at once, ahead of events that still wait to be taken. */
  private readonly marks: Mark[] = [];
  private taken = 0;
  private caughtUp = false;
  private heardAt: number | undefined;
  private dropped = false;
  /** Why it dropped, where that is known. */
  failure: unknown;

  /** @param onNews called whenever there may be something to take, the end included */
  constructor(
    client: EventStoreDBClient,
    { after, types }: { readonly after: Position | 'start'; readonly types: readonly string[] | undefined },
    private readonly onNews: () => void,
  ) {
    this.types = types && new Set(types);
    const filter = filterOf(types, (position) => this.mark({ checkpoint: formatPosition(position) }));
    this.subscription = client.subscribeToAll(
      { fromPosition: parsePosition(after), filter },
      { highWaterMark: MAX_WAITING },
    );
    this.subscription.on('confirmation', () => (this.heardAt = Date.now()));
    this.subscription.on('caughtUp', () => this.mark({ caughtUp: true }));
    this.subscription.on('fellBehind', () => this.mark({ caughtUp: false }));
    this.subscription.on('readable', () => this.hear());
    this.subscription.on('error', (error) => this.drop(error));
    for (const end of ['end', 'close'] as const) this.subscription.on(end, () => this.drop());
  }

  /** Nothing more comes: subscribe again, after the last checkpoint. */
  get isOver(): boolean {
    return this.dropped && this.subscription.readableLength === 0;
  }

  /** The next stretch of what has come, with up to `limit` events. */
  take(limit: number): Taken {
    const events: RecordedEvent[] = [];
    let checkpoint = this.passMarks();
    while (events.length < limit) {
      const event = this.next();
      if (!event) break;
      if (this.isWanted(event)) events.push(deepFreeze(toRecordedEvent(event)));
      checkpoint = this.passMarks() ?? formatPosition(event.position);
    }
    const isAtEnd = this.subscription.readableLength === 0 && !this.dropped;
    return { events, checkpoint, caughtUp: isAtEnd && (this.caughtUp || this.isQuiet()) };
  }

  close(): void {
    this.dropped = true;
    // It may not have begun yet: then there is nothing to end.
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

  /** The last checkpoint that comes before the next event, if there is one. */
  private passMarks(): Position | undefined {
    let checkpoint: Position | undefined;
    for (let mark = this.marks[0]; mark && mark.after <= this.taken; mark = this.marks[0]) {
      this.marks.shift();
      checkpoint = mark.checkpoint ?? checkpoint;
      this.caughtUp = mark.caughtUp ?? this.caughtUp;
    }
    return checkpoint;
  }

  /** The server knows nothing of who wrote an event, and its regular expressions are not quite ours. */
  private isWanted(event: ServerEvent): boolean {
    return (!this.types || this.types.has(event.type)) && chainOf(event) !== undefined;
  }

  private isQuiet(): boolean {
    return this.heardAt !== undefined && Date.now() - this.heardAt >= QUIET;
  }

  private mark(mark: Omit<Mark, 'after'>): void {
    this.marks.push({ after: this.taken + this.subscription.readableLength, ...mark });
    this.hear();
  }

  private hear(): void {
    this.heardAt = Date.now();
    this.onNews();
  }

  private drop(failure?: unknown): void {
    this.dropped = true;
    this.failure ??= failure;
    this.onNews();
  }
}

function filterOf(
  types: readonly string[] | undefined,
  onCheckpoint: (position: LogPosition) => void,
): Filter {
  const options = {
    maxSearchWindow: SEARCH_WINDOW,
    checkpointInterval: 1,
    checkpointReached: (_: unknown, position: LogPosition) => onCheckpoint(position),
  };
  // By prefix the server would send what only begins alike.
  return types
    ? eventTypeFilter({ regex: `^(?:${types.map(escape).join('|')})$`, ...options })
    : excludeSystemEvents(options);
}

/** Means the same to the regular expressions of .NET, where the server runs, and to ours. */
const escape = (type: string): string => type.replaceAll(/[\\^$.*+?()[\]{}|#]/g, '\\$&');
