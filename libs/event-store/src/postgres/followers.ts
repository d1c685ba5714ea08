import { isAfter, type Place } from './position.js';
import type { RecentEvents } from './recent-events.js';

/** A reader of the shared subscription: it needs only what comes after this place. */
export interface Follower {
  readonly place: Place;
}

/** The readers of the shared subscription. */
export class Followers {
  private readonly all = new Set<Follower>();

  join(follower: Follower): void {
    this.all.add(follower);
  }

  leave(follower: Follower): void {
    this.all.delete(follower);
  }

  /** Keeps what comes after `place` until `read` is done. */
  async keeping<T>(place: Place, read: () => Promise<T>): Promise<T> {
    const follower: Follower = { place };
    this.join(follower);
    try {
      return await read();
    } finally {
      this.leave(follower);
    }
  }

  /** The place up to which no reader needs `recent` any more: it has received that, or reads it from the database. */
  doneWith(recent: RecentEvents): Place {
    let least = recent.end;
    for (const { place } of this.all) if (recent.covers(place) && isAfter(least, place)) least = place;
    return least;
  }
}
