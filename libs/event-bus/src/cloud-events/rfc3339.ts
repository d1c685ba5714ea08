import { isCalendarDay } from '@bujiao/input-text';

const FORM =
  /^(\d{4})-(\d\d)-(\d\d)[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;
const LONGEST = 64;
const MINUTE_MS = 60_000;

/**
 * The moment that an RFC 3339 text names, in ms since the epoch; undefined for anything else. A day that does not exist is no
 * moment: it must not become one of the next month.
 *
 * Digits beyond milliseconds are cut off. Second 60 is the first moment of the next minute, as POSIX counts leap seconds. It is
 * taken in any minute: a table of leap seconds would be out of date one day, and refuse what happened.
 */
export function parseRfc3339(text: string): number | undefined {
  const parts = text.length <= LONGEST ? FORM.exec(text) : null;
  if (!parts) return undefined;
  const [year, month, day, ...time] = parts.slice(1, 7).map(Number) as SixNumbers;
  if (!isCalendarDay(year, month, day)) return undefined;
  // Not `Date.UTC`, which takes years before 100 for years of the last century.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(...time, millisecondsOf(parts[7]));
  return date.getTime() - offsetOf(parts[8], parts[9], parts[10]);
}

type SixNumbers = [year: number, month: number, day: number, hour: number, minute: number, second: number];

const millisecondsOf = (fraction = ''): number => Number(fraction.slice(0, 3).padEnd(3, '0'));
const offsetOf = (sign = '+', hours = '0', minutes = '0'): number =>
  (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
