/** Wakes one subscription. A ring while nobody waits is kept until {@link reset}. */
export class Bell {
  private rung = false;
  private wake: (() => void) | undefined;

  /** @param signal ends every wait; it lives as long as the bell */
  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener('abort', () => this.nudge(), { once: true });
  }

  get hasRung(): boolean {
    return this.rung;
  }

  /** Something came in: look. */
  ring(): void {
    this.rung = true;
    this.nudge();
  }

  /** Somebody has looked already: only wakes who waits. */
  nudge(): void {
    this.wake?.();
  }

  /** Forgets earlier rings; called before the look that will see what they were about. */
  reset(): void {
    this.rung = false;
  }

  /** Until it rings, for `ms` milliseconds at most, or until its signal aborts. One wait at a time. */
  async wait(ms: number): Promise<void> {
    if (this.rung || this.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.wake = undefined;
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.wake = end;
    });
  }
}

interface Hung {
  readonly bell: Bell;
  /** Undefined: every type. */
  readonly types: ReadonlySet<string> | undefined;
}

/** The bells of the subscriptions of one store. */
export class Bells {
  private readonly hung = new Set<Hung>();

  /** A bell that rings for these types until `signal` aborts; `remove` when done. */
  hang(
    types: readonly string[] | undefined,
    signal: AbortSignal,
  ): { readonly bell: Bell; readonly remove: () => void } {
    const entry = { bell: new Bell(signal), types: types && new Set(types) };
    this.hung.add(entry);
    return { bell: entry.bell, remove: () => void this.hung.delete(entry) };
  }

  /** Events of these types came in; without types: whatever it is. */
  ring(arrived?: ReadonlySet<string>): void {
    for (const bell of this.thatWant(arrived)) bell.ring();
  }

  nudge(arrived?: ReadonlySet<string>): void {
    for (const bell of this.thatWant(arrived)) bell.nudge();
  }

  private *thatWant(arrived: ReadonlySet<string> | undefined): Generator<Bell> {
    for (const { bell, types } of this.hung) if (!arrived || !types || intersects(types, arrived)) yield bell;
  }
}

function intersects(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const element of b) if (a.has(element)) return true;
  return false;
}
