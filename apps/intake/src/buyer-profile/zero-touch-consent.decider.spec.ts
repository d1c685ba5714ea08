import type { AgreedText, BuyerEvent } from '@bujiao/contracts';
import {
  evolveConsents,
  giveConsent,
  noConsents,
  withdrawConsent,
  type BuyerConsents,
} from './zero-touch-consent.decider.js';

const text = (version: string, language: AgreedText['language'] = 'zh'): AgreedText => ({
  code: 'zero-touch-consent',
  version,
  language,
});
const given = (version: string): BuyerEvent => ({
  type: 'ZeroTouchConsentGiven',
  data: { text: text(version) },
});
const withdrawn: BuyerEvent = { type: 'ZeroTouchConsentWithdrawn', data: {} };

const after = (...events: readonly { readonly type: string; readonly data: object }[]): BuyerConsents =>
  events.reduce<BuyerConsents>(
    (consents, event, i) =>
      evolveConsents(consents, { ...event, metadata: { occurredAt: `2026-12-0${i + 1}T00:00:00.000Z` } }),
    noConsents(),
  );

it('a consent is recorded with the text that was read', () => {
  expect(giveConsent(noConsents(), text('1', 'en'))).toEqual([
    { type: 'ZeroTouchConsentGiven', data: { text: text('1', 'en') } },
  ]);
});

it('the same text again keeps the first agreement; another text is a new one', () => {
  expect(giveConsent(after(given('1')), text('1', 'en'))).toEqual([]);
  expect(giveConsent(after(given('1')), text('2'))).toEqual([given('2')]);
});

it('a consent is taken back once, and can be given again', () => {
  expect(withdrawConsent(after(given('1')))).toEqual([withdrawn]);
  expect(withdrawConsent(after(given('1'), withdrawn))).toEqual([]);
  expect(withdrawConsent(noConsents())).toEqual([]);
  expect(giveConsent(after(given('1'), withdrawn), text('1'))).toEqual([given('1')]);
});

it('the last decision holds, with its time', () => {
  expect(after(given('1'), withdrawn, given('1')).zeroTouch).toEqual({
    at: '2026-12-03T00:00:00.000Z',
    text: text('1'),
  });
  expect(after(given('1'), { type: 'OfALaterRelease', data: {} }).zeroTouch?.text.version).toBe('1');
});
