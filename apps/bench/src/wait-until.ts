import { setTimeout as sleep } from 'node:timers/promises';

/** Polls until `holds`; false where it does not by the deadline. */
export async function waitUntil(
  holds: () => boolean | Promise<boolean>,
  deadlineMs: number,
  everyMs = 50,
): Promise<boolean> {
  const end = performance.now() + deadlineMs;
  while (!(await holds())) {
    if (performance.now() > end) return false;
    await sleep(everyMs);
  }
  return true;
}
