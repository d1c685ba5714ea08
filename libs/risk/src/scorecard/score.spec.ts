import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Features } from '../features/feature-list.js';
import { parseRiskRules } from './parse-rules.js';
import type { RiskRules } from './rules.js';
import { score } from './score.js';

const BANDS = {
  'straight-through': 'below 30',
  'second-check': 'below 60',
  human: 'below 90',
  refuse: 'from 90',
};

function rulesOf(factors: object): RiskRules {
  const parsed = parseRiskRules({ factors, bands: BANDS });
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  return parsed.rules;
}

const RULES = rulesOf({
  disputes: {
    points: 35,
    when: 'disputes90d > 0',
    zh: '争议 {disputes90d} 次',
    en: '{disputes90d} disputes',
  },
  'shared-account': { points: 40, when: 'accountSharedWithRefused' },
  steady: { points: -30, when: 'confirmedReceipts90d >= 3 && disputes90d == 0' },
  'either-shared': { points: 20, when: 'accountBuyers30d > 2 || deviceBuyers30d > 2' },
});

describe('the score of a request', () => {
  it('adds the points of every factor that holds, and names the values that it read', () => {
    const result = score({ disputes90d: 2, confirmedReceipts90d: 5, accountSharedWithRefused: true }, RULES);
    expect(result.points).toBe(75);
    expect(result.band).toBe('human');
    expect(result.factors[0]).toEqual({
      factor: 'disputes',
      points: 35,
      values: { disputes90d: 2 },
      sentence: { zh: '争议 2 次', en: '2 disputes' },
    });
    expect(result.notHit).toEqual(['steady']);
  });

  it('does not evaluate a factor whose feature has no data, and shows what is missing', () => {
    const result = score({ disputes90d: 0, confirmedReceipts90d: 0 }, RULES);
    expect(result.points).toBe(0);
    expect(result.notEvaluated).toEqual([
      { factor: 'shared-account', missing: ['accountSharedWithRefused'], points: 0 },
      { factor: 'either-shared', missing: ['accountBuyers30d', 'deviceBuyers30d'], points: 0 },
    ]);
  });

  it('evaluates a condition that the known side settles', () => {
    const result = score({ deviceBuyers30d: 3 }, RULES);
    expect(result.factors.map(({ factor }) => factor)).toEqual(['either-shared']);
    expect(score({ deviceBuyers30d: 1 }, RULES).notEvaluated.map((f) => f.factor)).toContain('either-shared');
  });

  it('counts what the policy says for an unknown factor', () => {
    const rules = rulesOf({ known: { points: 50, when: 'knownDays < 2', unknown: 10 } });
    expect(score({}, rules).points).toBe(10);
    expect(score({ knownDays: 9 }, rules).points).toBe(0);
  });

  it.each([
    [29, 'straight-through'],
    [30, 'second-check'],
    [59, 'second-check'],
    [60, 'human'],
    [89, 'human'],
    [90, 'refuse'],
  ] as const)('puts %i points into %s', (points, band) => {
    expect(score({ requests10m: 1 }, rulesOf({ only: { points, when: 'requests10m > 0' } })).band).toBe(band);
  });

  it('is the same in any order of factors', () => {
    const features = fc.record(
      { disputes90d: fc.nat(3), confirmedReceipts90d: fc.nat(5), accountSharedWithRefused: fc.boolean() },
      { requiredKeys: [] },
    );
    const orders = fc.shuffledSubarray([...RULES.factors], { minLength: RULES.factors.length });
    fc.assert(
      fc.property(features, orders, (given, factors) => {
        const values = given as Features;
        expect(score(values, { ...RULES, factors }).points).toBe(score(values, RULES).points);
      }),
    );
  });
});
