import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseRiskRules } from './parse-rules.js';

const BANDS = {
  'straight-through': 'below 30',
  'second-check': 'below 60',
  human: 'below 90',
  refuse: 'from 90',
};
const OK = { points: 5, when: 'disputes90d > 0' };

const errorsOf = (section: unknown): readonly object[] => {
  const parsed = parseRiskRules(section);
  return 'errors' in parsed ? parsed.errors : [];
};

describe('the risk section of a policy', () => {
  it('takes factors and bands', () => {
    expect(errorsOf({ factors: { a: OK }, bands: BANDS })).toEqual([]);
  });

  it.each([
    [
      'an unknown feature',
      'disputes90 > 0',
      'unknown-feature',
      { name: 'disputes90', near: 'disputes90d', at: 0 },
    ],
    ['a call', 'reason.matches("(a+)+")', 'operator-not-allowed', { operator: 'rcall', at: 0 }],
    ['a division', 'disputes90d / 0 > 1', 'operator-not-allowed', { operator: '/', at: 0 }],
    ['a number', 'disputes90d + 1', 'not-a-condition', { type: 'int', at: 0 }],
  ])('refuses %s with its place', (_what, when, code, values) => {
    expect(errorsOf({ factors: { a: { points: 1, when } }, bands: BANDS })).toEqual([
      { path: ['risk', 'factors', 'a', 'when'], code, values: expect.objectContaining(values) as object },
    ]);
  });

  it('refuses a comparison of unlike types and text that is no expression', () => {
    for (const when of ['reason == 3', 'disputes90d >', 'disputes90d > "x"', ''])
      expect(errorsOf({ factors: { a: { points: 1, when } }, bands: BANDS })).toMatchObject([
        { code: 'condition-unreadable' },
      ]);
  });

  it('refuses a window that is not kept, since it is no feature', () => {
    expect(
      errorsOf({ factors: { a: { points: 1, when: 'disputes3650d > 0' } }, bands: BANDS }),
    ).toMatchObject([{ code: 'unknown-feature', values: { near: 'disputes90d' } }]);
  });

  it.each([
    ['a misspelt key', { ...OK, pionts: 3 }, ['pionts'], 'unknown-key'],
    ['points that are no whole number', { ...OK, points: 1.5 }, ['points'], 'not-a-whole-number'],
    ['points beyond the limit', { ...OK, points: 1001 }, ['points'], 'not-a-whole-number'],
    [
      'a placeholder that the condition does not read',
      { ...OK, en: '{refunds90d}' },
      ['en'],
      'placeholder-not-read',
    ],
    ['a missing condition', { points: 3 }, ['when'], 'key-missing'],
  ])('refuses %s', (_what, factor, at, code) => {
    expect(errorsOf({ factors: { a: factor }, bands: BANDS })).toMatchObject([
      { path: ['risk', 'factors', 'a', ...at], code },
    ]);
  });

  it('refuses bands with gaps, out of order or in another form', () => {
    const of = (bands: object): readonly object[] =>
      errorsOf({ factors: { a: OK }, bands: { ...BANDS, ...bands } });
    expect(of({ refuse: 'from 95' })).toMatchObject([{ code: 'bands-not-ascending' }]);
    expect(of({ 'second-check': 'below 10' })).toMatchObject([{ code: 'bands-not-ascending' }]);
    expect(of({ human: 'under 90' })).toMatchObject([
      { path: ['risk', 'bands', 'human'], code: 'band-unreadable' },
    ]);
  });

  it('names every error at once', () => {
    expect(errorsOf({ factors: { A: { points: 'x', when: 'b > 1' } }, band: {} })).toHaveLength(5);
  });

  it('answers anything at all with rules or with errors', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (given, when) => {
        for (const section of [
          given,
          { factors: given, bands: given },
          { factors: { a: { when, points: 1 } } },
        ]) {
          const parsed = parseRiskRules(section);
          expect('rules' in parsed || parsed.errors.length > 0).toBe(true);
        }
      }),
    );
  });
});
