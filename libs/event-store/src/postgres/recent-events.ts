import type { RecordedEvent } from '../event-store.port.js';
import { isAfter, type Place } from './position.js';

export interface PlacedEvent {
  readonly event: RecordedEvent;
  readonly place: Place;
  /** UTF-16 code units of data and metadata. */
  readonly size: number;
}

export interface Taken {
  readonly events: readonly RecordedEvent[];
  /** Every match up to here is in `events`, or was delivered before. */
  readonly end: Place;
  /** There is more here. */
  readonly more: boolean;
}

const DEFAULT_KEEP = 8192;
const MAX_SIZE = 16 * 1024 * 1024;
/** Forgotten events in the array before it is copied without them. */
const CUT_OFF = 512;

/**
 * The newest events, without a gap, so that one read serves all subscriptions. Events are dropped when no subscription needs them,
 * and the oldest when there are too many; a subscription that needs those reads them from the database.
 */
export class RecentEvents {
  private events: PlacedEvent[] = [];
  /** Number of forgotten events at the start of `events`. */
  private forgotten = 0;
  private size = 0;
  private reachesTo: Place;

  /**
   * @param reachesBackTo everything after this place is here
   * @param keep most events kept
   */
  constructor(
    private reachesBackTo: Place,
    private readonly keep = DEFAULT_KEEP,
  ) {
    this.reachesTo = reachesBackTo;
  }

  /** Everything up to here is here. */
  get end(): Place {
    return this.reachesTo;
  }

  /** Appends the events right after {@link end}. */
  add(events: readonly PlacedEvent[], end: Place): void {
    for (const event of events) {
      this.events.push(event);
      this.size += event.size;
    }
    this.reachesTo = end;
    while (this.events.length - this.forgotten > this.keep || this.size > MAX_SIZE) this.forgetOldest();
    this.cutOff();
  }

  /** Whether all that comes after `place` is here. */
  covers(place: Place): boolean {
    return !isAfter(this.reachesBackTo, place);
  }

  /** Up to `limit` events after `place`, which must be covered. */
  take(place: Place, types: ReadonlySet<string> | undefined, limit: number): Taken {
    const events: RecordedEvent[] = [];
    let i = this.firstAfter(place);
    for (; i < this.events.length && events.length < limit; i += 1) {
      const { event } = this.events[i] as PlacedEvent;
      if (!types || types.has(event.type)) events.push(event);
    }
    if (i < this.events.length) return { events, end: (this.events[i - 1] as PlacedEvent).place, more: true };
    return { events, end: isAfter(this.reachesTo, place) ? this.reachesTo : place, more: false };
  }

  /** Forgets the events up to `place`: no subscription needs them. */
  forgetUpTo(place: Place): void {
    while (
      this.forgotten < this.events.length &&
      !isAfter((this.events[this.forgotten] as PlacedEvent).place, place)
    )
      this.forgetOldest();
    this.cutOff();
  }

  private firstAfter(place: Place): number {
    let [low, high] = [this.forgotten, this.events.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isAfter((this.events[middle] as PlacedEvent).place, place)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private forgetOldest(): void {
    const oldest = this.events[this.forgotten] as PlacedEvent;
    this.reachesBackTo = oldest.place;
    this.size -= oldest.size;
    this.forgotten += 1;
  }

  private cutOff(): void {
    if (this.forgotten < this.events.length && this.forgotten < CUT_OFF) return;
    this.events = this.events.slice(this.forgotten);
    this.forgotten = 0;
  }
}
