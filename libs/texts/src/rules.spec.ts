import { DECISION_RULES } from '@bujiao/order-history';
import { POLICY_REFUSALS } from '@bujiao/policy';
import {
  KNOWN_NOT_EVALUATED,
  KNOWN_POLICY_REFUSALS,
  KNOWN_RULES,
  notEvaluated,
  policyRefusal,
  rulePassed,
  ruleTitle,
} from './index.js';

it('has words for every rule of the decision, and for every refusal of a version', () => {
  expect(KNOWN_RULES).toEqual(expect.arrayContaining([...DECISION_RULES]));
  expect([...KNOWN_POLICY_REFUSALS].sort()).toEqual([...POLICY_REFUSALS].sort());
});

const values = {
  role: 'buyer',
  version: 'v1',
  replaces: 'v0',
  by: 'inside-window',
  kind: 'stuck',
  at: '2026-11-23T10:00:00.000Z',
};
it.each([
  ...KNOWN_RULES.map((rule) => [rule, rulePassed(rule, { ...values, setAside: 'yes' })] as const),
  ...KNOWN_NOT_EVALUATED.map((code) => [code, notEvaluated(code, values)] as const),
  ...KNOWN_POLICY_REFUSALS.map((code) => [code, policyRefusal(code, values)] as const),
])('%s reads as a sentence in both languages', (_, { zh, en }) => {
  expect(zh).toMatch(/。$/);
  expect(en).toMatch(/\.$/);
  expect(zh + en).not.toContain('undefined');
});

it('names every rule', () => {
  for (const rule of KNOWN_RULES) expect(ruleTitle(rule).zh).not.toBe(rule);
});
