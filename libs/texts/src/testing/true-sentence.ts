import {
  CANCELLATION_CAUSES,
  CONFLICT_ACTIONS,
  CONFLICT_CODES,
  ORDER_FEED_EVENT_TYPES,
  RESUBMISSION_REASONS,
  type Sentence,
} from '@bujiao/contracts';
import { NEXT_CODES, OUTLOOK_CODES } from '@bujiao/order-history';
import { KNOWN_DECISION_CODES, KNOWN_FAILURE_CODES } from '../index.js';

/** Codes that mean something to programs only. None of them may stand in a sentence, in either language. */
const CODES = new Set(
  [
    ...KNOWN_DECISION_CODES,
    ...KNOWN_FAILURE_CODES,
    ...CONFLICT_CODES,
    ...ORDER_FEED_EVENT_TYPES,
    ...RESUBMISSION_REASONS,
    ...CONFLICT_ACTIONS,
    ...CANCELLATION_CAUSES,
    ...OUTLOOK_CODES,
    ...NEXT_CODES,
  ].filter((code) => code.includes('-') || code.includes('.')),
);

/** Fails on what no sentence for people may hold. */
export function expectTrueSentence({ zh, en }: Sentence): void {
  expect(zh).toMatch(/[\u4e00-\u9fff]/);
  expect(en).toMatch(/[a-z]{2}/);
  expect(en).not.toMatch(/[\u4e00-\u9fff，。（）]/);
  for (const text of [zh, en]) {
    expect(text).not.toMatch(/undefined|null|NaN|Infinity|\[object|Invalid/);
    // A moment is written in China's time, money in yuan, and a thousand with its comma.
    expect(text).not.toMatch(/\d{4}-\d\d-\d\dT|(?<![\d.,A-Z])\d{4,}(?!\d)/);
    expect(text).not.toMatch(/ {2}|\(\)|（）|：。|: \.|，。/);
    expect(text.trim()).toBe(text);
    const words = text.split(/[^a-zA-Z.-]+/).map((word) => word.replace(/\.$/, ''));
    expect(words.filter((word) => CODES.has(word))).toEqual([]);
  }
  expect(en).not.toMatch(/\b1 (units|events|hours|minutes|days|supplier orders)\b/);
}
