/**
 * Converts a time as the server prints it, such as `2026-11-23 07:15:00.1+00`, to ISO 8601 with milliseconds; further digits are cut
 * off. The session's time zone must be UTC.
 */
export function isoTime(printed: string): string {
  const fraction = printed.slice(20, printed.lastIndexOf('+'));
  return `${printed.slice(0, 10)}T${printed.slice(11, 19)}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}
