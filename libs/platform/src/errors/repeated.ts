/** How long what repeats is counted before it is logged again. */
const EVERY_MS = 60_000;

/** Keeps what happens on every request (a full disk, a database that is away) from filling the log: the first is logged, then a count. */
export class Repeated {
  private readonly seen = new Map<string, { loggedAt: number; since: number }>();

  constructor(private readonly now: () => number = Date.now) {}

  /** Undefined: not to be logged now. Else how many there were since it was logged last. @param code of a bounded set */
  count(code: string): number | undefined {
    const known = this.seen.get(code);
    if (known && this.now() - known.loggedAt < EVERY_MS) {
      known.since += 1;
      return undefined;
    }
    this.seen.set(code, { loggedAt: this.now(), since: 0 });
    return known?.since ?? 0;
  }
}
