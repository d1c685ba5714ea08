export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Polls every `everyMs` until `condition` holds; resolves with false after `deadlineMs`. */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  deadlineMs: number,
  everyMs = 50,
): Promise<boolean> {
  const end = Date.now() + deadlineMs;
  while (!(await condition())) {
    if (Date.now() >= end) return false;
    await pause(everyMs);
  }
  return true;
}
