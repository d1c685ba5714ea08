import { describe, expect, it } from '@jest/globals';
import { riskRulesOf, score, type Features } from '@bujiao/risk';
import { shippedPolicy } from './index.js';

const rules = riskRulesOf(shippedPolicy('standard'));
if (!rules) throw new Error('the policy standard does not score');

/** Given these features, the factor holds; with `but`, it does not. */
const CASES: readonly (readonly [factor: string, given: Features, but: Features])[] = [
  ['refused-proof', { refusedProofs90d: 1, confirmedReceipts90d: 1 }, { confirmedReceipts90d: 2 }],
  ['evidence-of-another-order', { evidenceUsedElsewhere: true }, { evidenceUsedElsewhere: false }],
  ['disputes', { disputes90d: 1, confirmedReceipts90d: 2 }, { confirmedReceipts90d: 3 }],
  ['device-of-refused', { deviceSharedWithRefused: true }, { deviceSharedWithRefused: false }],
  ['address-of-refused', { addressSharedWithRefused: true, accountAgeDays: 29 }, { accountAgeDays: 30 }],
  ['recipient-of-refused', { accountSharedWithRefused: true }, { accountSharedWithRefused: false }],
  ['first-and-valuable', { requests180d: 0, amountAtStake: 30_001 }, { amountAtStake: 30_000 }],
  ['new-account', { accountAgeDays: 6, amountAtStake: 11_001 }, { accountAgeDays: 7 }],
  ['burst', { requests10m: 2 }, { requests10m: 1 }],
  ['retargeted-and-valuable', { targetChanged: true, amountAtStake: 20_001 }, { targetChanged: false }],
  [
    'retargeted-on-new-device',
    { targetChanged: true, deviceNewToBuyer: true, requester: 'buyer' },
    { deviceNewToBuyer: false },
  ],
  [
    'many-small',
    { requests30d: 3, confirmedReceipts90d: 0, amountRequested30d: 3_599 },
    { amountRequested30d: 3_600 },
  ],
  ['first-and-late', { requests180d: 0, minutesSincePlaced: 1_191 }, { minutesSincePlaced: 1_190 }],
  ['merchant-retargets', { requester: 'merchant', targetChanged: true }, { requester: 'buyer' }],
  [
    'steady-customer',
    { confirmedReceipts90d: 2, disputes90d: 0, refused30d: 0, targetChanged: false },
    { confirmedReceipts90d: 1 },
  ],
];

describe('the factors that the product ships with', () => {
  it('each have a case here', () => {
    expect(CASES.map(([factor]) => factor)).toEqual(rules.factors.map(({ factor }) => factor));
  });

  it.each(CASES)(
    '%s: given what it asks for it holds, given one value else it does not',
    (factor, given, but) => {
      const { points } = rules.factors.find((rule) => rule.factor === factor) ?? { points: NaN };
      const hit = score(given, rules).factors.find((f) => f.factor === factor);
      expect(hit?.points).toBe(points);
      for (const text of [hit?.sentence.zh, hit?.sentence.en]) expect(text).not.toMatch(/[{}]|undefined/);
      expect(score({ ...given, ...but }, rules).notHit).toContain(factor);
    },
  );

  it.each(CASES)('%s: is not evaluated where nothing has data', (factor) => {
    expect(score({}, rules).notEvaluated.map((f) => f.factor)).toContain(factor);
  });
});
