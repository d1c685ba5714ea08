import { createHash } from 'node:crypto';
import { ZERO_TOUCH_CONSENT_TEXTS, zeroTouchConsent } from './consents.js';

const fingerprint = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

/** Recorded consents name a version: its words must stay as they were. Other words are a new version, added below. */
const AGREED_WORDS: Readonly<Record<string, string>> = {
  '2026-12-1': 'd4915b1054165190',
};

it('a version of the consent keeps the words that people agreed to', () => {
  const words = ZERO_TOUCH_CONSENT_TEXTS.map((text) => [text.version, fingerprint(text)]);
  expect(Object.fromEntries(words)).toEqual(AGREED_WORDS);
  expect(new Set(words.map(([version]) => version)).size).toBe(ZERO_TOUCH_CONSENT_TEXTS.length);
});

it('the newest version is the one that is agreed to', () => {
  expect(zeroTouchConsent()).toBe(ZERO_TOUCH_CONSENT_TEXTS.at(-1));
});
