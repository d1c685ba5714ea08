import { BASELINE, layersFor, policyFor, type Policy, type RulesSubject } from './index.js';

const HOUR = 3_600_000;
const subject = (goodsId = 'G1', merchantId?: string): RulesSubject => ({
  goods: { kind: 'direct-top-up', goodsId },
  ...(merchantId !== undefined && { merchantId }),
});
const policy: Policy = {
  ...BASELINE,
  goods: { 'direct-top-up': { window: { last: 2 * HOUR }, limits: { perOrder: 3 } } },
  goodsIds: { G1: { limits: { perOrder: 2 }, hold: { reasons: ['delivery-failed'] } } },
  merchants: { M1: { limits: { perOrder: 1 }, reasons: { stuck: { proof: 'gateway' } } } },
};

it('without exceptions, the defaults hold', () => {
  expect(policyFor(BASELINE, subject())).toEqual({ ...BASELINE.defaults, reasons: BASELINE.reasons });
});

it('the more specific wins, member by member, and the rest stays', () => {
  const rules = policyFor(policy, subject('G1', 'M1'));
  expect(rules.limits.perOrder).toBe(1);
  expect(rules.window).toEqual({ ...BASELINE.defaults.window, last: 2 * HOUR });
  expect(rules.reasons.stuck).toEqual({ when: ['stuck'], proof: 'gateway' });
  expect(policyFor(policy, subject('G1', 'M2')).limits.perOrder).toBe(2);
  expect(policyFor(policy, subject('G2', 'M2')).limits.perOrder).toBe(3);
  expect(policyFor(policy, { goods: { kind: 'membership', goodsId: 'G2' } }).limits.perOrder).toBe(5);
});

it('a list takes the place of a list', () => {
  expect(policyFor(policy, subject()).hold).toEqual({
    ...BASELINE.defaults.hold,
    reasons: ['delivery-failed'],
  });
});

it('the order of the reasons stays: the first that fits is prefilled', () => {
  expect(Object.keys(policyFor(policy, subject('G1', 'M1')).reasons)).toEqual(Object.keys(BASELINE.reasons));
});

it('the same combination gives the same object, however many ids there are', () => {
  expect(policyFor(policy, subject('G7', 'M7'))).toBe(policyFor(policy, subject('G8', 'M8')));
  expect(policyFor(policy, subject('G1'))).not.toBe(policyFor(policy, subject('G2')));
});

it('names that every object has are no exceptions', () => {
  expect(policyFor(policy, subject('constructor', '__proto__')).limits.perOrder).toBe(3);
});

it('says which parts hold, the least specific first', () => {
  expect(layersFor(policy, subject('G1', 'M1'))).toEqual([
    { section: 'defaults' },
    { section: 'goods', of: 'direct-top-up' },
    { section: 'goods-ids', of: 'G1' },
    { section: 'merchants', of: 'M1' },
  ]);
  expect(layersFor(BASELINE, subject())).toEqual([{ section: 'defaults' }]);
});
