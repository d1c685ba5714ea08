import { isAfter, type Place } from './position.js';
import type { RecentEvents } from './recent-events.js';

/** Who follows the tail: it needs nothing that is not after this place. */
export interface Follower {
  readonly place: Place;
}

/** All who follow the tail. */
export class Followers {
  private readonly all = new Set<Follower>();

  join(follower: Follower): void {
    this.all.add(follower);
  }

  leave(follower: Follower): void {
    this.all.delete(follower);
  }

  /** What comes after `place` is needed until `read` is done. */
  async keeping<T>(place: Place, read: () => Promise<T>): Promise<T> {
    const follower: Follower = { place };
    this.join(follower);
    try {
      return await read();
    } finally {
      this.leave(follower);
    }
  }

  /** Up to where every one of them has had what `recent` has, or will read for itself. */
  haveHad(recent: RecentEvents): Place {
    let least = recent.end;
    for (const { place } of this.all) if (recent.covers(place) && isAfter(least, place)) least = place;
    return least;
  }
}
