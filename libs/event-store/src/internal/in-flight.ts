import { EventStoreUnavailable } from '../event-store.errors.js';

/** Counts the calls in flight, so that closing waits for them and accepts no more. */
export class InFlight {
  private count = 0;
  private closing = false;
  private idle: (() => void)[] = [];

  /** @throws EventStoreUnavailable once closed */
  begin(): void {
    if (this.closing) throw new EventStoreUnavailable('it is closed');
    this.count += 1;
  }

  /** Of a call that has begun. */
  end(): void {
    this.count -= 1;
    if (this.count === 0) this.idle.splice(0).forEach((resolve) => resolve());
  }

  async track<T>(call: () => Promise<T>): Promise<T> {
    this.begin();
    try {
      return await call();
    } finally {
      this.end();
    }
  }

  /** Accepts no more calls; resolves when the last one has ended. */
  async close(): Promise<void> {
    this.closing = true;
    if (this.count > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
  }
}
