import { readFileSync } from 'node:fs';
import { GOODS_FINDINGS, TEXT_FAULTS } from './goods-findings.js';
import { goodsFindingText, KNOWN_POLICY_FINDINGS, policyFindingText } from './index.js';
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

it('has words in both languages for every code of a text that goods can have', () => {
  const file = new URL('../../input-text/src/checked-text.ts', import.meta.url);
  const codes = [...readFileSync(file, 'utf8').matchAll(/^  \| '([a-z-]+)'/gm)].map(([, code]) => code);
  // Of cards.
  const others = ['not-a-date', 'expired'];
  expect(Object.keys(TEXT_FAULTS).sort()).toEqual(
    codes.filter((code) => !others.includes(code ?? '')).sort(),
  );
  for (const fault of Object.keys(TEXT_FAULTS)) {
    const { says } = goodsFindingText('text-not-taken', { fault, most: 200, position: 3 });
    expect(says.zh).not.toMatch(/[a-z]|undefined/);
    expect(says.en).not.toContain('undefined');
  }
});

it.each([
  ['wrong-type', { value: '123', expected: 'string' }],
  ['wrong-type', { value: '"x"', expected: 'integer' }],
  ['bad-id', { value: '"QQ COIN"' }],
  ['too-long', { length: 300_000, most: 262_144 }],
  ['several-documents', {}],
  ['invalid', { detail: 'must be' }],
])('%s of a file of goods speaks of goods, and its Chinese is Chinese: %j', (code, values) => {
  const { says, fix } = goodsFindingText(code, values);
  expect(says.zh + fix.zh).not.toMatch(/规则|版本|例外|时长|string|integer|must/);
  expect(says.en + fix.en).not.toMatch(/polic|version|exception|24h/);
  expect(goodsFindingText(code, values)).not.toEqual(policyFindingText(code, values));
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
  const all = { ...values, reason: 'stuck', last: '2d', never: '1d' };
  const found = [policyFindingText(code, all), goodsFindingText(code, all)];
  for (const { zh, en } of found.flatMap(({ says, fix }) => [says, fix])) {
    expect(zh).toMatch(/[。？]$/);
    expect(en).toMatch(/\.$/);
    expect(zh + en).not.toContain('undefined');
  }
});
