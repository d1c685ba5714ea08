import { isOutage } from '@bujiao/basics';

export interface RetryOptions {
  /** Calls of the handler before an event is parked. @default 8 */
  readonly attempts?: number;
  /** Milliseconds before the second call; doubles from there. @default 200 */
  readonly firstDelayMs?: number;
  /** Most milliseconds between two calls. @default 15000 */
  readonly maxDelayMs?: number;
  /**
   * Whether an error means an outage of a shared dependency. Such calls are retried for as long as the outage lasts and never lead
   * to parking: a store that is unavailable for a minute must not park every order of that minute.
   * @default `isOutage` of `@bujiao/basics`
   */
  readonly isOutage?: (error: unknown) => boolean;
}

export type Verdict =
  { readonly retryInMs: number } | { readonly park: 'not-retryable' | 'attempts-exhausted' };

/** Decides whether a failed call is retried, and when. */
export class RetryPolicy {
  readonly attempts: number;
  private readonly firstDelayMs: number;
  private readonly maxDelayMs: number;
  private readonly isOutage: (error: unknown) => boolean;

  constructor(
    options: RetryOptions = {},
    private readonly random: () => number = Math.random,
  ) {
    this.attempts = options.attempts ?? 8;
    this.firstDelayMs = options.firstDelayMs ?? 200;
    this.maxDelayMs = options.maxDelayMs ?? 15_000;
    this.isOutage = options.isOutage ?? isOutage;
  }

  /** @param failures number of failed calls so far, including this one */
  after(error: unknown, failures: number): Verdict {
    if (this.isOutage(error)) return { retryInMs: this.delay(failures) };
    if ((error as { retryable?: unknown } | null)?.retryable === false) return { park: 'not-retryable' };
    if (failures >= this.attempts) return { park: 'attempts-exhausted' };
    return { retryInMs: this.delay(failures) };
  }

  /** In ms. Half of it is jitter, so that calls that failed together are not retried together. */
  delay(failures: number): number {
    const full = Math.min(this.maxDelayMs, this.firstDelayMs * 2 ** Math.min(failures - 1, 30));
    return full * (0.5 + this.random() / 2);
  }
}
