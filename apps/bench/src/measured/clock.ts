/**
 * Milliseconds since the epoch at `performance.now() === 0`, by the same clock as the database's commit times. `Date.now()` has
 * whole milliseconds only, so this waits for one to begin.
 */
export function epochOfPerformance(): number {
  const before = Date.now();
  let now = before;
  while (now === before) now = Date.now();
  return now - performance.now();
}
