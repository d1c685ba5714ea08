/** Wakes one subscription. A ring while nobody waits is kept for the next wait. */
export class Bell {
  private rung = false;
  private answer: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.answer?.();
  }

  /** Forgets earlier rings; called before the look that will see what they were about. */
  reset(): void {
    this.rung = false;
  }

  /** Until it rings, for `ms` milliseconds at most, or until `signal` aborts. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (this.rung || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.answer = () => {
        clearTimeout(timer);
        resolve();
      };
      signal.addEventListener('abort', this.answer, { once: true });
    });
    if (this.answer) signal.removeEventListener('abort', this.answer);
    this.answer = undefined;
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

  /** A bell that rings for these types; `remove` when done. */
  hang(types: readonly string[] | undefined): { readonly bell: Bell; readonly remove: () => void } {
    const entry = { bell: new Bell(), types: types && new Set(types) };
    this.hung.add(entry);
    return { bell: entry.bell, remove: () => void this.hung.delete(entry) };
  }

  /** Events of these types came in; without types: look, whatever it is. */
  ring(arrived?: ReadonlySet<string>): void {
    for (const { bell, types } of this.hung) {
      if (!arrived || !types || intersects(types, arrived)) bell.ring();
    }
  }
}

function intersects(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const element of b) if (a.has(element)) return true;
  return false;
}
