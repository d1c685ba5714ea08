const WAITS_MS = [100, 500, 1_000, 2_000, 5_000];
/** ms without a crash after which the wait is reset. */
const STEADY_MS = 30_000;

/** Wait before a restart; it grows with consecutive crashes. */
export class BackOff {
  private crashes = 0;
  private lastAt = -Infinity;

  /** ms */
  next(now = Date.now()): number {
    this.crashes = now - this.lastAt > STEADY_MS ? 0 : this.crashes + 1;
    this.lastAt = now;
    return WAITS_MS[Math.min(this.crashes, WAITS_MS.length - 1)] ?? 0;
  }
}
