import type { Sentence } from '@bujiao/contracts';

/** Values that a sentence names: numbers of units, integer 分, ISO 8601 times, codes. */
export type Values = Readonly<Record<string, string | number | boolean | undefined>>;

/** `¥1,204.00` of integer 分; the same in both languages. */
export function money(value: Values[string]): string {
  const fen = Number(value ?? 0);
  const [yuan = '0', cents = '00'] = (Math.abs(fen) / 100).toFixed(2).split('.');
  return `${fen < 0 ? '−' : ''}¥${grouped(yuan)}.${cents}`;
}

/** `1,204`: a whole number, the same in both languages. */
export const count = (value: Values[string]): string => grouped(String(Number(value ?? 0)));

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** `1 unit`, `2 units`. */
export const units = (value: Values[string]): string =>
  `${count(value)} unit${Number(value ?? 0) === 1 ? '' : 's'}`;

/** `1 unit was`, `2 units were`. */
export const unitsWere = (value: Values[string]): string =>
  `${units(value)} ${Number(value ?? 0) === 1 ? 'was' : 'were'}`;

const pad = (n: number): string => String(n).padStart(2, '0');

/** A moment in China's time, as both languages write it: `11-23 17:02`. Times that cannot be read stay as they are. */
export function moment(value: Values[string]): string {
  const at = new Date(String(value ?? ''));
  if (Number.isNaN(at.getTime())) return String(value ?? '');
  const local = new Date(at.getTime() + 8 * 3_600_000);
  return `${pad(local.getUTCMonth() + 1)}-${pad(local.getUTCDate())} ${pad(local.getUTCHours())}:${pad(local.getUTCMinutes())}`;
}

/** The first whole minute that is not before a moment: at the time that is named, the moment has surely come. */
export function notBefore(value: Values[string]): string {
  const at = Date.parse(String(value ?? ''));
  return Number.isNaN(at) ? moment(value) : moment(new Date(Math.ceil(at / 60_000) * 60_000).toISOString());
}

/** A time span in its largest units. */
export function span(ms: Values[string]): Sentence {
  const minutes = Math.round(Number(ms ?? 0) / 60_000);
  if (minutes < 60) return { zh: `${minutes} 分钟`, en: plural(minutes, 'minute') };
  const hours = Math.round(minutes / 60);
  return hours < 48 || hours % 24 !== 0
    ? { zh: `${hours} 小时`, en: plural(hours, 'hour') }
    : { zh: `${hours / 24} 天`, en: plural(hours / 24, 'day') };
}

/** How long something takes, in its two largest units: `59 秒`, `2 分 5 秒`. */
export function lasting(ms: Values[string]): Sentence {
  const all = Math.max(1, Math.round(Number(ms ?? 0) / 1000));
  const parts = [
    { n: Math.floor(all / 86_400), zh: '天', en: 'd' },
    { n: Math.floor(all / 3600) % 24, zh: '小时', en: 'h' },
    { n: Math.floor(all / 60) % 60, zh: '分', en: 'min' },
    { n: all % 60, zh: '秒', en: 's' },
  ];
  const first = parts.findIndex(({ n }) => n > 0);
  const two = parts.slice(first, first + 2).filter(({ n }) => n > 0);
  return {
    zh: two.map(({ n, zh }) => `${n} ${zh}`).join(' '),
    en: two.map(({ n, en }) => `${n} ${en}`).join(' '),
  };
}

const plural = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`;

/** A sentence made of values: the same code with other values reads differently. */
export type Text = (values: Values) => Sentence;

export const fixed =
  (zh: string, en: string): Text =>
  () => ({ zh, en });
