import { readFileSync } from 'node:fs';
import { GOODS_FINDINGS } from './goods-findings.js';
import { KNOWN_POLICY_FINDINGS, policyFindingText } from './index.js';
import { RISK_FINDINGS } from './risk-findings.js';

/** Codes as the checks of a document write them. */
const CODES = ['schema-errors', 'rules-faults', 'no-effect', 'yaml-text'].flatMap((file) => {
  const source = readFileSync(new URL(`../../policy/src/document/${file}.ts`, import.meta.url), 'utf8');
  return [...source.matchAll(/(?:code: |add\(|\? |: |\?\? )'([a-z]+(?:-[a-z]+)*)'/g)].map(
    ([, code]) => code as string,
  );
});

it('has words for every code of a finding', () => {
  const known = new Set(KNOWN_POLICY_FINDINGS);
  const used = new Set(CODES.filter((code) => known.has(code)));
  expect([...used].sort()).toEqual([...known].sort());
});

it('has words for every fault of the risk section', () => {
  const errors = readFileSync(new URL('../../risk/src/scorecard/rule-errors.ts', import.meta.url), 'utf8');
  const condition = readFileSync(new URL('../../risk/src/scorecard/condition.ts', import.meta.url), 'utf8');
  const codes = [
    ...errors.matchAll(/^    \| '([a-z-]+)'/gm),
    ...condition.matchAll(/'([a-z]+(?:-[a-z]+)+)'(?: \||;)/g),
  ];
  expect(codes.length).toBeGreaterThan(10);
  const known = new Set([...Object.keys(RISK_FINDINGS), ...KNOWN_POLICY_FINDINGS]);
  expect(codes.map(([, code]) => code).filter((code) => !known.has(code as string))).toEqual([]);
});

it('has words for every fault of a file of goods', () => {
  const file = new URL('../../../apps/intake/src/goods-catalogue/goods-file.ts', import.meta.url);
  const codes = [...readFileSync(file, 'utf8').matchAll(/(?:code: |, )'([a-z]+(?:-[a-z]+)+)'/g)];
  expect([...new Set(codes.map(([, code]) => code))].sort()).toEqual(Object.keys(GOODS_FINDINGS).sort());
});

it.each([
  ...KNOWN_POLICY_FINDINGS,
  ...Object.keys(RISK_FINDINGS),
  ...Object.keys(GOODS_FINDINGS),
  'of-another-library',
])('%s reads as sentences in both languages', (code) => {
  const values = {
    key: 'k',
    kind: 'membership',
    goodsId: 'QQ-COIN-10',
    in: 'a.b',
    value: 'v',
    known: 'x, y',
    expected: 'string',
    detail: 'd',
    most: 3,
    length: 9,
    ...{ name: 'n', type: 'int', operator: '/', read: 'x', form: 'below 30', least: 0, factors: 70 },
  };
  const { says, fix } = policyFindingText(code, { ...values, reason: 'stuck', last: '2d', never: '1d' });
  for (const { zh, en } of [says, fix]) {
    expect(zh).toMatch(/[。？]$/);
    expect(en).toMatch(/\.$/);
    expect(zh + en).not.toContain('undefined');
  }
});
