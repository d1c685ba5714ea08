const EVERY_MS = 20;

/** Waits `ms` milliseconds, or until `signal` aborts; it does not reject then. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end, { once: true });
  });
}

/** Resolves when `work` ends, also with an error, and after `ms` at the latest; `work` is not cancelled. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([
    work.then(
      () => undefined,
      () => undefined,
    ),
    deadline,
  ]);
  clearTimeout(timer);
}

/** Resolves when `work` ends, also with an error, and when `signal` aborts; `work` is not cancelled. No listener stays on the signal. */
export function untilAborted(signal: AbortSignal, work: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      signal.removeEventListener('abort', end);
      resolve();
    };
    work.then(end, end);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

/**
 * Checks at once and then every `everyMs`: true as soon as `condition` holds, false when it did not by the deadline.
 * @param everyMs @default 20
 * @throws at once what `condition` throws
 */
export async function isTrueWithin(
  condition: () => boolean | Promise<boolean>,
  deadlineMs: number,
  everyMs = EVERY_MS,
): Promise<boolean> {
  // Monotonic: setting the clock of the machine must not end a wait.
  const end = performance.now() + deadlineMs;
  while (!(await condition())) {
    if (performance.now() >= end) return false;
    await pause(everyMs);
  }
  return true;
}
