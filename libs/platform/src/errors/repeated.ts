/** ms in which repeats are only counted. */
const EVERY_MS = 60_000;

/** Keeps errors of every request (a full disk, an unavailable database) from filling the log: the first is logged, then a count. */
export class Repeated {
  private readonly seen = new Map<string, { loggedAt: number; since: number }>();

  constructor(private readonly now: () => number = Date.now) {}

  /** Number of repeats since the last log entry; undefined if it must not be logged now. @param code of a bounded set */
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
