import { BASELINE, type Policy } from '@bujiao/policy';
import { agesOfSilence } from './silence.js';

const MINUTE = 60_000;
const offer = { for: ['stuck'], after: 30_000, lasts: MINUTE } as const;
const OFFERING: Policy = { ...BASELINE, defaults: { ...BASELINE.defaults, offer } };

describe('the ages at which silent orders are looked at', () => {
  it('are none where the policy offers nothing', () => {
    expect(agesOfSilence(BASELINE)).toEqual([]);
    const nothing = { ...BASELINE, defaults: { ...BASELINE.defaults, offer: { ...offer, for: [] } } };
    expect(agesOfSilence(nothing)).toEqual([]);
  });

  it('begin after each grace, with the time to heal, and come again later', () => {
    const ages = agesOfSilence(OFFERING);
    expect(ages.slice(0, 3)).toEqual([1.5 * MINUTE, 10.5 * MINUTE, 15 * MINUTE]);
    expect([...ages].sort((a, b) => a - b)).toEqual(ages);
  });

  it('have those of every exception', () => {
    const goods = { 'direct-top-up': { grace: { inProgress: 4 * MINUTE } } };
    expect(agesOfSilence({ ...OFFERING, goods })).toContain(4.5 * MINUTE);
    expect(agesOfSilence({ ...BASELINE, goods: { membership: { offer } } })).not.toEqual([]);
  });
});
