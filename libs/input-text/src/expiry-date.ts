import { daysIn, isCalendarDay } from './calendar-day.js';
import { refused, type AcceptedText, type RefusedText } from './checked-text.js';
import { toAscii, trimmed } from './normal-forms.js';

/** `text` is as it was given, normalised: `YYYY-MM-DD` or `YYYY-MM`. */
export interface ExpiryDate extends AcceptedText {
  /** `YYYY-MM-DD`: the last day on which the card can be used. Of a month it is the month's last day. */
  readonly expiresOn: string;
}

const FORM = /^(2\d{3}|9999)-(\d\d)(?:-(\d\d))?$/;

/**
 * Until when a card can be used.
 * @param today `YYYY-MM-DD`; an expiry before it is refused as `expired`
 */
export function expiryDate(value: unknown, today: string): ExpiryDate | RefusedText {
  if (typeof value !== 'string') return refused('not-a-text', 'is not a text');
  const text = toAscii(trimmed(value));
  if (text === '') return refused('blank', 'is empty, or blanks only; leave it out where there is no expiry');
  const expiresOn = lastDayOf(text);
  if (expiresOn === undefined) return refused('not-a-date', 'is not a day YYYY-MM-DD or a month YYYY-MM');
  return expiresOn < today ? refused('expired', `expired before ${today}`) : { ok: true, text, expiresOn };
}

function lastDayOf(text: string): string | undefined {
  const parts = FORM.exec(text);
  if (!parts) return undefined;
  const [year, month] = [Number(parts[1]), Number(parts[2])];
  const day = parts[3] === undefined ? daysIn(year, month) : Number(parts[3]);
  return isCalendarDay(year, month, day) ? `${parts[1]}-${parts[2]}-${twoDigits(day)}` : undefined;
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');
