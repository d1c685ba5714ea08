import { ApiProblem, ConnectionFailed } from './api-problem.js';

export interface RetryOptions {
  /** No retry begins later than this after the call, ms. 0: none. @default 15000 */
  readonly withinMs: number;
  /** First wait, ms; each further one is twice as long, up to `longestWaitMs`. `Retry-After` goes before. @default 250 */
  readonly firstWaitMs: number;
  /** @default 5000 */
  readonly longestWaitMs: number;
  /** Whether the same request may succeed later. @default 429, 503 and {@link ConnectionFailed} */
  readonly mayHelp: (error: ApiProblem | ConnectionFailed) => boolean;
}

export const DEFAULT_RETRY: RetryOptions = {
  withinMs: 15_000,
  firstWaitMs: 250,
  longestWaitMs: 5_000,
  mayHelp: (error) => !(error instanceof ApiProblem) || error.status === 503 || error.status === 429,
};

/** Repeats `attempt` while that may help and there is time. Throws the last error, or the reason of `signal`. */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  options: RetryOptions,
  signal: AbortSignal | undefined,
): Promise<T> {
  const until = Date.now() + options.withinMs;
  for (let waitMs = options.firstWaitMs; ; waitMs = Math.min(2 * waitMs, options.longestWaitMs)) {
    try {
      return await attempt();
    } catch (error) {
      const wait = (error instanceof ApiProblem ? error.retryAfterMs : undefined) ?? waitMs;
      if (!isTransient(error, options) || Date.now() + wait > until) throw error;
      await pause(wait, signal);
    }
  }
}

const isTransient = (error: unknown, { mayHelp }: RetryOptions): boolean =>
  (error instanceof ApiProblem || error instanceof ConnectionFailed) && mayHelp(error);

/** Refusals of the moment: the answer took too long, or too much is open. */
const FOR_NOW: readonly number[] = [408, 429];

/** The API refuses a connection, and will refuse it again. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status < 500 && !FOR_NOW.includes(error.status);

/** Rejects with the signal's reason as soon as it aborts. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
