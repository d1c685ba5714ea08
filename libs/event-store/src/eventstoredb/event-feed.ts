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

/** What a subscription tells, in its order. */
type Item = { readonly event: RecordedEvent } | { readonly checkpoint: Position } | { readonly caughtUp: boolean };

export interface Taken {
  readonly events: readonly RecordedEvent[];
  /** Undefined: as before. */
  readonly checkpoint: Position | undefined;
  /** Nothing more was committed when the last of what was taken came. */
  readonly caughtUp: boolean;
}

/** Items that wait for a slow reader before the server is told to wait. */
const MAX_WAITING = 1024;
/** No event of ours has this type: for a subscription to no types at all. */
const NO_TYPE = '$none';

/** One subscription of the server to all events, until it drops. */
export class EventFeed {
  private readonly subscription: AllStreamSubscription;
  private readonly types: ReadonlySet<string> | undefined;
  private readonly waiting: Item[] = [];
  /** The client tells of these ahead of events that are still on their way through it. */
  private early: Item[] = [];
  private live = false;
  private hasDropped = false;

  /** @param onItem called for whatever comes, the drop too */
  constructor(
    client: EventStoreDBClient,
    { after, types }: { readonly after: Position | 'start'; readonly types: readonly string[] | undefined },
    private readonly onItem: () => void,
  ) {
    this.types = types && new Set(types);
    const filter = filterOf(types, (position) => this.tell({ checkpoint: formatPosition(position) }));
    this.subscription = client.subscribeToAll({ fromPosition: parsePosition(after), filter });
    this.subscription.on('data', ({ event }) => this.receive(event));
    this.subscription.on('caughtUp', () => this.tell({ caughtUp: true }));
    this.subscription.on('fellBehind', () => this.tell({ caughtUp: false }));
    for (const end of ['error', 'end', 'close'] as const) this.subscription.on(end, () => this.drop());
  }

  /** Nothing more comes: subscribe again, after the last checkpoint. */
  get isOver(): boolean {
    return this.hasDropped && this.waiting.length === 0;
  }

  /** The next stretch of what has come, with up to `limit` events. */
  take(limit: number): Taken {
    const events: RecordedEvent[] = [];
    let checkpoint: Position | undefined;
    while (events.length < limit) {
      const item = this.waiting.shift();
      if (!item) break;
      if ('caughtUp' in item) this.live = item.caughtUp;
      else if ('checkpoint' in item) checkpoint = item.checkpoint;
      else {
        events.push(item.event);
        checkpoint = item.event.position;
      }
    }
    if (this.waiting.length < MAX_WAITING) this.subscription.resume();
    return { events, checkpoint, caughtUp: this.live && this.waiting.length === 0 };
  }

  close(): void {
    this.hasDropped = true;
    // It may not have begun yet: then there is nothing to end.
    this.subscription.unsubscribe().catch(() => undefined);
  }

  private receive(event: ServerEvent | undefined): void {
    if (event) this.add(this.isWanted(event) ? { event: deepFreeze(toRecordedEvent(event)) } : { checkpoint: formatPosition(event.position) });
    if (this.subscription.readableLength === 0) this.early.splice(0).forEach((item) => this.add(item));
    if (this.waiting.length >= MAX_WAITING) this.subscription.pause();
  }

  /** The server's filter lets more through: it takes types for beginnings, and knows nothing of who wrote an event. */
  private isWanted(event: ServerEvent): boolean {
    return (!this.types || this.types.has(event.type)) && chainOf(event) !== undefined;
  }

  private tell(item: Item): void {
    if (this.subscription.readableLength === 0) this.add(item);
    else this.early.push(item);
  }

  private add(item: Item): void {
    this.waiting.push(item);
    this.onItem();
  }

  private drop(): void {
    this.hasDropped = true;
    this.onItem();
  }
}

function filterOf(types: readonly string[] | undefined, onCheckpoint: (position: LogPosition) => void): Filter {
  const options = { checkpointInterval: 1, checkpointReached: (_: unknown, position: LogPosition) => onCheckpoint(position) };
  if (!types) return excludeSystemEvents(options);
  return eventTypeFilter({ prefixes: types.length > 0 ? [...types] : [NO_TYPE], ...options });
}
