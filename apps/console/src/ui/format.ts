import type { Language } from '../texts/language.js';

const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** 22:41:42, in the viewer's zone. */
export const clock = (iso: string): string => CLOCK.format(new Date(iso));

/** One a language, made when it is first needed: making a format costs as much as hundreds of times written by it. */
function formatsOf(
  options: (language: Language) => Intl.DateTimeFormatOptions,
): (language: Language) => Intl.DateTimeFormat {
  const formats = new Map<Language, Intl.DateTimeFormat>();
  return (language) => {
    const known = formats.get(language);
    if (known) return known;
    const format = new Intl.DateTimeFormat(LOCALES[language], options(language));
    formats.set(language, format);
    return format;
  };
}

const EXACT = formatsOf(() => ({ dateStyle: 'medium', timeStyle: 'long', hourCycle: 'h23' }));
const DAY = formatsOf((language) => ({ month: language === 'zh' ? 'numeric' : 'short', day: 'numeric' }));
const DAY_OF_YEAR = formatsOf((language) => ({
  month: language === 'zh' ? 'numeric' : 'short',
  day: 'numeric',
  year: 'numeric',
}));

/** With day and zone, for what is shown on hover. */
export const exact = (iso: string, language: Language): string => EXACT(language).format(new Date(iso));

/** 22:51 today, with the day before that. */
export function moment(iso: string, language: Language, now = Date.now()): string {
  const date = new Date(iso);
  const time = clock(iso).slice(0, 5);
  if (date.toDateString() === new Date(now).toDateString()) return time;
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  const day = (sameYear ? DAY : DAY_OF_YEAR)(language).format(date);
  return `${language === 'zh' ? day.replace('/', '月') + (day.includes('/') ? '日' : '') : day} ${time}`;
}

const UNITS: Readonly<Record<Language, readonly [string, string, string, string, string]>> = {
  zh: ['毫秒', '秒', '分', '小时', '天'],
  en: ['ms', 's', 'min', 'h', 'd'],
};

/** The two largest units: 59 分 53 秒, 2 h 13 min; under a second in ms. */
export function duration(ms: number, language: Language): string {
  const [milli, second, minute, hour, day] = UNITS[language];
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ${milli}`;
  const seconds = Math.floor(ms / 1000);
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), day],
    [Math.floor(seconds / 3600) % 24, hour],
    [Math.floor(seconds / 60) % 60, minute],
    [seconds % 60, second],
  ];
  const first = parts.findIndex(([n]) => n > 0);
  return parts
    .slice(first, first + 2)
    .filter(([n]) => n > 0)
    .map(([n, unit]) => `${n} ${unit}`)
    .join(' ');
}

const COUNT = new Intl.NumberFormat('en-US');
const YUAN = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 });

export const count = (n: number): string => COUNT.format(n);

/** From integer 分: ¥1,204.00, in both languages. */
export function money(fen: number): string {
  const text = YUAN.format(Math.abs(fen) / 100);
  return `${fen < 0 ? '−' : ''}¥${text}`;
}

/** 7K4M Q2XN 88RT: easier to compare with what was typed. */
export const inFours = (text: string): string =>
  /^[A-Za-z0-9]{8,}$/.test(text) ? text.replace(/(.{4})(?=.)/g, '$1 ') : text;

/** Sentences of the API name times in China time; elsewhere the page says so. */
export const isChinaTime = (now = new Date()): boolean => now.getTimezoneOffset() === -480;
