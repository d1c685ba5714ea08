/** Wakes one subscription. A notification while nobody waits is kept until {@link reset}. */
export class Notifier {
  private notified = false;
  private endWait: (() => void) | undefined;

  /** @param signal ends every wait; it lives as long as the notifier */
  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener('abort', () => this.wake(), { once: true });
  }

  get isNotified(): boolean {
    return this.notified;
  }

  /** There is something new to read. */
  notify(): void {
    this.notified = true;
    this.wake();
  }

  /** Ends the current wait only: what is new has been read already. */
  wake(): void {
    this.endWait?.();
  }

  /** Discards earlier notifications. Call it before the read that covers them. */
  reset(): void {
    this.notified = false;
  }

  /** Waits for a notification, for `ms` milliseconds at most, or until the signal aborts. One wait at a time. */
  async wait(ms: number): Promise<void> {
    if (this.notified || this.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.endWait = undefined;
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.endWait = end;
    });
  }
}

interface Registered {
  readonly notifier: Notifier;
  /** Undefined: every type. */
  readonly types: ReadonlySet<string> | undefined;
}

/** The notifiers of the subscriptions of one store. */
export class Notifiers {
  private readonly registered = new Set<Registered>();

  /** A notifier for events of these types, until `signal` aborts. Call `remove` at the end of the subscription. */
  add(
    types: readonly string[] | undefined,
    signal: AbortSignal,
  ): { readonly notifier: Notifier; readonly remove: () => void } {
    const entry = { notifier: new Notifier(signal), types: types && new Set(types) };
    this.registered.add(entry);
    return { notifier: entry.notifier, remove: () => void this.registered.delete(entry) };
  }

  /** Events of these types were committed. Without types, every subscription is notified. */
  notify(types?: ReadonlySet<string>): void {
    for (const notifier of this.interestedIn(types)) notifier.notify();
  }

  /** See {@link Notifier.wake}. */
  wake(types?: ReadonlySet<string>): void {
    for (const notifier of this.interestedIn(types)) notifier.wake();
  }

  private *interestedIn(committed: ReadonlySet<string> | undefined): Generator<Notifier> {
    for (const { notifier, types } of this.registered)
      if (!committed || !types || intersects(types, committed)) yield notifier;
  }
}

function intersects(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const element of b) if (a.has(element)) return true;
  return false;
}
