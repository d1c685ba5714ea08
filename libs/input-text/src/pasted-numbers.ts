import { toAscii, trimmed } from './normal-forms.js';

/** Shorter runs of characters are words or amounts, not numbers that name something. */
const LEAST = 4;
const MOST = 256;
const MOST_NUMBERS = 8;
const MOST_TEXT = 1_000;
const RUN = /[A-Za-z0-9][A-Za-z0-9._:/#-]*/g;
/** The first group may be letters alone: `SO 2026 1123`. */
const GROUPS = /^[A-Za-z0-9._:-]+(?:\s+[A-Za-z._:-]*\d[A-Za-z0-9._:-]*)+$/;
/** What ends a sentence and not a number. */
const END = /[._:/#-]+$/;

/**
 * The numbers in a pasted text, in their order, each once: runs of letters and digits with at least one digit. Full-width characters
 * count as ASCII. A text that is one number in groups (`2026 1127 0001`) is that number, first.
 */
export function numbersIn(pasted: string): readonly string[] {
  const text = trimmed(halfWidth(pasted.slice(0, MOST_TEXT)));
  const runs = [...text.matchAll(RUN)].map(([run]) => run.replace(END, ''));
  const whole = GROUPS.test(text) ? [text.replace(/\s+/g, '')] : [];
  return [...new Set([...whole, ...runs].filter(isNumber))].slice(0, MOST_NUMBERS);
}

const isNumber = (run: string): boolean => run.length >= LEAST && run.length <= MOST && /\d/.test(run);

/** Character by character: a sentence stays Chinese while the number in it becomes ASCII. */
const halfWidth = (text: string): string => [...text].map((c) => (c.trim() ? toAscii(c) : ' ')).join('');
