import type { Placed, SilentOrder, SilentOrders } from './silent-orders.repository.js';

/** ms. */
export const SWEEP_EVERY = 10_000;
/** ms; each age is swept once more after this, for what was lost with a process, or with the answer to a claim. */
const AGAIN_AFTER = 60_000;
/** ms; the first sweep of a process begins earlier by this: the process may be the follower of one that ended. */
const FIRST_BACK = 600_000;
/** ms; after a longer stop the sweep begins here. */
const MOST_BACK = 3_600_000;
/** ms that are swept by one statement: it has to end in time also where many orders are placed. */
const MOST_AT_ONCE = 20_000;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Finds the silent orders that reached an age. What this process claimed stays its own until it was read. */
export class SilenceSweep {
  /** Claimed, and not read to its end. */
  private open: Span | undefined;
  private isFirst = true;

  constructor(private readonly silent: SilentOrders) {}

  /** More was claimed than was read: the next call need not wait. */
  get isBehind(): boolean {
    return this.open !== undefined;
  }

  /** The oldest first, and an order once for each age. @param now ms since the epoch */
  async next(now: number, ages: readonly number[], most: number): Promise<readonly SilentOrder[]> {
    await this.claim(now);
    if (!this.open || most < 1) return [];
    const { from, to } = this.open;
    const until = Math.min(to, from + MOST_AT_ONCE);
    const found = await this.silent.placed(placedIn({ from, to: until }, ages), most);
    const read = found.length < most ? until : cutAt(found, from);
    this.open = read < to ? { from: read, to } : undefined;
    return found;
  }

  private async claim(now: number): Promise<void> {
    const span = await this.silent.claim(now, SWEEP_EVERY / 2);
    if (span) {
      const from = this.open?.from ?? span.from - (this.isFirst ? FIRST_BACK : 0);
      this.open = { from, to: span.to };
      this.isFirst = false;
    }
    if (this.open) this.open = { ...this.open, from: Math.max(this.open.from, now - MOST_BACK) };
  }
}

const placedIn = ({ from, to }: Span, ages: readonly number[]): readonly Placed[] =>
  ages.flatMap((age) =>
    [0, AGAIN_AFTER].map((late) => ({
      after: new Date(from - age - late).toISOString(),
      until: new Date(to - age - late).toISOString(),
      age,
      late,
    })),
  );

/** Of the last moment some orders may be missing. At least 1 ms further: a statement that is full of one moment must not come for ever. */
function cutAt(found: readonly SilentOrder[], from: number): number {
  const last = found.at(-1);
  return Math.max(from + 1, last ? last.reachedAt + last.late - 1 : 0);
}
