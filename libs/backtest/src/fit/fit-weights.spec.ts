import type { RiskRules } from '@bujiao/risk';
import { fitWeights, type Fit } from './fit-weights.js';

const RULES: RiskRules = {
  factors: [
    { factor: 'speaks-for', points: -5, when: 'confirmedReceipts90d > 3' },
    { factor: 'speaks-against', points: 5, when: 'disputes90d > 0' },
    { factor: 'says-nothing', points: 50, when: 'requests30d > 3' },
    { factor: 'never-held', points: 30, when: 'refunds90d > 3' },
  ],
  thresholds: { secondCheck: 30, human: 60, refuse: 90 },
};

const pointsOf = (fit: Fit): Record<string, number> =>
  fit.ok ? Object.fromEntries(fit.factors.map(({ factor, points }) => [factor, points])) : {};

describe('weights by logistic regression', () => {
  it('recover the odds that labelled decisions were made by', () => {
    // Odds of 1 : 99 without a factor, times 25 with the one, a fifth with the other.
    const fit = fitWeights(
      {
        '': [99_000, 1_000],
        'speaks-against': [99_000, 25_000],
        'speaks-for': [99_000, 200],
        'says-nothing': [99_000, 1_000],
        'says-nothing speaks-against': [99_000, 25_000],
      },
      RULES,
    );
    expect(fit.ok && fit.factors.map(({ weight }) => Math.round(weight * 10) / 10)).toEqual([
      -1.6, 3.2, 0, 0,
    ]);
    const { 'speaks-for': good = 0, 'speaks-against': bad = 0, ...others } = pointsOf(fit);
    expect(bad).toBeGreaterThanOrEqual(30);
    expect(good).toBeLessThan(0);
    expect(others).toEqual({ 'says-nothing': 0, 'never-held': 0 });
  });

  it('stay finite where a factor is only found in bad decisions, and in whatever order they came', () => {
    const patterns = { '': [500, 3], 'speaks-against': [0, 40] } as const;
    const fit = fitWeights({ '': [500, 3], 'speaks-against': [0, 40] }, RULES);
    const other = fitWeights({ 'speaks-against': [0, 40], '': [...patterns['']] }, RULES);
    expect(pointsOf(fit)['speaks-against']).toBeGreaterThan(30);
    expect(pointsOf(fit)['speaks-against']).toBeLessThanOrEqual(1_000);
    expect(pointsOf(other)).toEqual(pointsOf(fit));
  });

  it.each([
    ['too few bad ones', { '': [5_000, 3] }, 'few-labels'],
    ['nothing', {}, 'few-labels'],
    ['mostly bad ones without any factor', { '': [30, 5_000] }, 'mostly-bad'],
  ] as const)('propose nothing for %s', (_, patterns, why) => {
    const given = Object.fromEntries(
      Object.entries(patterns).map(([key, [good, bad]]) => [key, [good, bad] as [number, number]]),
    );
    expect(fitWeights(given, RULES)).toMatchObject({ ok: false, why });
  });
});
