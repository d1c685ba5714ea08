/**
 * An ISO 8601 time out of how the server prints one, such as `2026-11-23 07:15:00.1+00`, which has no more digits than it needs. The
 * session has to be in UTC. Milliseconds: what is finer is cut off.
 */
export function isoTime(printed: string): string {
  const fraction = printed.slice(20, printed.lastIndexOf('+'));
  return `${printed.slice(0, 10)}T${printed.slice(11, 19)}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}
