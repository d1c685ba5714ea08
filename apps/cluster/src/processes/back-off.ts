const WAITS_MS = [100, 500, 1_000, 2_000, 5_000];
/** After so long without a crash, an earlier one is forgotten. */
const STEADY_MS = 30_000;

/** How long to wait before the next start after a crash: longer each time, while the crashes follow each other. */
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
