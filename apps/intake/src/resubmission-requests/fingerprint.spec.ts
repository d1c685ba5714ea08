import { Fingerprints } from './fingerprint.js';

const KEY = Buffer.alloc(32, 3);
const of = (meaning: Parameters<Fingerprints['of']>[0], key = KEY): string =>
  new Fingerprints(key).of(meaning);

const TARGET = { rechargeAccount: 'acc', gameArea: 'a', gameServer: 's', gameRole: 'r' };
const FULL = { reason: 'wrong-account' as const, rechargeTarget: TARGET };
const OVERRIDE = { rules: ['outside-window' as const], reason: 'the buyer was ill' };

/** Each means something else than all others. */
const MEANINGS: readonly (readonly [string, Parameters<Fingerprints['of']>[0]])[] = [
  ['one click', {}],
  ['a reason alone', { reason: 'wrong-account' }],
  ['another reason', { ...FULL, reason: 'delivery-failed' }],
  ['all of a target', FULL],
  ['another account', { ...FULL, rechargeTarget: { ...TARGET, rechargeAccount: 'acc2' } }],
  ['another area', { ...FULL, rechargeTarget: { ...TARGET, gameArea: 'a2' } }],
  ['another server', { ...FULL, rechargeTarget: { ...TARGET, gameServer: 's2' } }],
  ['another role', { ...FULL, rechargeTarget: { ...TARGET, gameRole: 'r2' } }],
  ['no server', { ...FULL, rechargeTarget: { rechargeAccount: 'acc', gameArea: 'a', gameRole: 'r' } }],
  ['no role', { ...FULL, rechargeTarget: { rechargeAccount: 'acc', gameArea: 'a', gameServer: 's' } }],
  ['the server where the area was', { ...FULL, rechargeTarget: { rechargeAccount: 'acc', gameArea: 's' } }],
  ['the area where the server was', { ...FULL, rechargeTarget: { rechargeAccount: 'acc', gameServer: 's' } }],
  ['a whole target', { ...FULL, recipientId: 'r' }],
  ['an override', { ...FULL, override: OVERRIDE }],
  ['another override', { ...FULL, override: { ...OVERRIDE, rules: ['too-many-resubmissions'] } }],
  ['another reason of the override', { ...FULL, override: { ...OVERRIDE, reason: 'x' } }],
];

describe('the fingerprint of a request', () => {
  it.each(MEANINGS)('of %s is that of no other meaning, and always the same', (name, meaning) => {
    expect(of(meaning)).toBe(of(meaning));
    const same = MEANINGS.filter(([, other]) => of(other) === of(meaning)).map(([other]) => other);
    expect(same).toEqual([name]);
  });

  it('gives nothing away without the key', () => {
    expect(of(FULL)).not.toBe(of(FULL, Buffer.alloc(32, 4)));
    expect(of(FULL)).toMatch(/^[0-9a-f]{64}$/);
  });
});
