/** ms after which an order is looked at again that could not be looked at. */
const AGAIN_AFTER = 30_000;
/** Looks at one order that may fail in a row. */
const MOST_TRIES = 20;
/** Orders that wait for their look; what comes beyond is not taken. */
const MOST_WAITING = 50_000;
/** ms for which it is known when an order was looked at; longer than the time between two sweeps of the same age. */
const KNOWN_FOR = 300_000;

export interface WaitingLook {
  readonly orderId: string;
  /** Looks that failed in a row. */
  readonly failed: number;
}

interface Waiting {
  /** ms since the epoch. */
  readonly at: number;
  readonly failed: number;
}

/** When each order is looked at, and which ones were looked at lately. In memory alone. */
export class WaitingLooks {
  private readonly waiting = new Map<string, Waiting>();
  /** ms since the epoch, the earliest first. */
  private readonly looked = new Map<string, number>();

  /** Orders that can still be taken. */
  get room(): number {
    return MOST_WAITING - this.waiting.size;
  }

  add(orderId: string, at: number): void {
    if (this.room > 0) this.waiting.set(orderId, { at, failed: 0 });
  }

  /** Unless it waits already, or was looked at since. @param reachedAt ms since the epoch */
  addSilent(orderId: string, reachedAt: number, now: number): void {
    if (!this.waiting.has(orderId) && (this.looked.get(orderId) ?? 0) < reachedAt) this.add(orderId, now);
  }

  /** False where it has failed too often. */
  addAgain({ orderId, failed }: WaitingLook, now: number): boolean {
    if (failed + 1 >= MOST_TRIES || this.room <= 0) return false;
    if (!this.waiting.has(orderId)) this.waiting.set(orderId, { at: now + AGAIN_AFTER, failed: failed + 1 });
    return true;
  }

  forget(orderId: string): void {
    this.waiting.delete(orderId);
  }

  clear(): void {
    this.waiting.clear();
  }

  /** They wait no longer. */
  takeDue(now: number, most: number): readonly WaitingLook[] {
    const due: WaitingLook[] = [];
    for (const [orderId, { at, failed }] of this.waiting) {
      if (due.length >= most) break;
      if (at <= now) due.push({ orderId, failed });
    }
    for (const { orderId } of due) this.waiting.delete(orderId);
    return due;
  }

  /** @param at when the look began, ms since the epoch */
  lookedAt(orderId: string, at: number): void {
    this.looked.delete(orderId);
    this.looked.set(orderId, at);
    for (const [known, when] of this.looked) {
      if (when >= at - KNOWN_FOR) break;
      this.looked.delete(known);
    }
  }
}
