import { CHANGE_REASONS, RESUBMISSION_REASONS } from '@bujiao/contracts';
import fc from 'fast-check';
import { BASELINE } from '../baseline.js';
import { checkPolicy, POLICY_SCHEMA, shippedText, type CheckedPolicy, type Finding } from './index.js';
import { CHANGES } from '../policy.js';
import { policyFor } from '../rules-for.js';

const baseline = shippedText('baseline');
const standard = shippedText('standard');

function findingsOf(checked: CheckedPolicy): readonly Finding[] {
  return checked.ok ? checked.notices : checked.findings;
}
const first = (text: string): Partial<Finding> => findingsOf(checkPolicy(text))[0] ?? {};
const changed = (from: string, to: string): string => {
  expect(baseline).toContain(from);
  return baseline.replace(from, to);
};
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

describe('the policies that ship', () => {
  // One character more makes a text that no longer ships, so the schema is asked.
  it.each([baseline, standard])('fit the schema, which a running process does not ask about them', (text) => {
    expect(checkPolicy(`${text}\n`)).toMatchObject({ ok: true });
    expect(checkPolicy(`${text}\nunheard-of: yes\n`)).toMatchObject({ ok: false });
  });

  it('keep today’s behaviour: the baseline document is the data that the deciders had', () => {
    const checked = checkPolicy(baseline);
    expect(checked).toMatchObject({ ok: true, notices: [] });
    const policy = checked.ok ? checked.policy : undefined;
    expect(policy).toEqual(BASELINE);
    // Where several reasons fit, their order decides.
    expect(Object.keys(policy?.reasons ?? {})).toEqual(Object.keys(BASELINE.reasons));
  });

  it('say nothing that does not decide', () => {
    const checked = checkPolicy(standard);
    expect(checked.ok).toBe(true);
    const codes = new Set(findingsOf(checked).map(({ code }) => code));
    expect([...codes]).toEqual(['no-effect-yet']);
  });

  it('differ in nothing that decides today but in what may be changed', () => {
    const [one, other] = [checkPolicy(baseline), checkPolicy(standard)];
    if (!one.ok || !other.ok) throw new Error('a shipped policy has faults');
    const { limits: _a, ...before } = one.policy.defaults;
    expect(other.policy.defaults).toMatchObject(before);
    expect(other.policy.defaults.change).toEqual(CHANGES);
    expect(other.policy.defaults.limits.perOrder).toBe(one.policy.defaults.limits.perOrder);
    const { 'wrong-goods': _b, 'changed-demand': _c, ...reasons } = one.policy.reasons;
    expect(other.policy.reasons).toMatchObject(reasons);
    for (const reason of CHANGE_REASONS)
      expect(other.policy.reasons[reason].when).toContain('delivery-failed');
    expect(other.policy.failures).toEqual(one.policy.failures);
  });
});

describe('a fault', () => {
  it.each<[string, string, string, Partial<Finding>]>([
    [
      'an unknown key',
      'never-after: 15d',
      'never-aftr: 15d',
      {
        code: 'unknown-key',
        path: 'defaults.window.never-aftr',
        values: expect.objectContaining({ nearest: 'never-after' }) as never,
      },
    ],
    [
      'an unknown value',
      'redeliver-if-in-stock',
      'redeliver-in-stock',
      {
        code: 'unknown-value',
        values: expect.objectContaining({ nearest: 'redeliver-if-in-stock' }) as never,
      },
    ],
    [
      'a duration without a unit',
      'last: 24h',
      'last: 24',
      { code: 'wrong-type', path: 'defaults.window.last' },
    ],
    [
      'a duration in words',
      'last: 24h',
      'last: one day',
      { code: 'not-a-duration', path: 'defaults.window.last' },
    ],
    ['a number out of range', 'per-order: 5', 'per-order: -1', { code: 'out-of-range' }],
    ['a value that was forgotten', 'per-order: 5', 'per-order:', { code: 'empty-value' }],
    [
      'a window beyond its end',
      'last: 24h',
      'last: 16d',
      { code: 'window-beyond-end', path: 'defaults.window.last' },
    ],
    ['a repeated value', 'reasons: [stuck]', 'reasons: [stuck, stuck]', { code: 'repeated-value' }],
    ['an impossible version', 'policy: baseline-2026-12-3', 'policy: Base Line', { code: 'bad-id' }],
  ])('%s is named with its line, its column and its code', (_, from, to, finding) => {
    const text = changed(from, to);
    const found = first(text);
    expect(found).toMatchObject({ severity: 'error', ...finding });
    expect(found.line).toBe(lineOf(text, to));
    const at = text.split('\n')[(found.line ?? 1) - 1] ?? '';
    expect(at.slice((found.column ?? 1) - 1)).not.toBe('');
  });

  it('stands at the very word', () => {
    const text = changed('never-after: 15d', 'never-aftr: 15d');
    const { line = 0, column = 0 } = first(text);
    expect(text.split('\n')[line - 1]?.slice(column - 1)).toMatch(/^never-aftr/);
  });

  it.each([
    ['a key twice', 'proof-age: 1m\n  proof-age: 2m', 'duplicate-key'],
    ['an alias', 'proof-age: &x 1m', 'alias'],
    ['a type', 'proof-age: !!str 1m', 'tag'],
    ['a tab', '\tproof-age: 1m', 'tab-as-indent'],
    ['a second document', 'proof-age: 1m\n---\na: 1', 'several-documents'],
    ['a list as a key', '[a]: 1', 'key-not-text'],
  ])('of YAML, %s, is one of its own', (_, to, code) => {
    const text = changed('proof-age: 1m', to);
    expect(findingsOf(checkPolicy(text)).map((finding) => finding.code)).toContain(code);
  });

  it('is not hidden by another: all are named, in the order of the lines', () => {
    const text = changed('last: 24h, ', '')
      .replace('grace:', 'graze:')
      .replace('per-order: 5', 'per-order: many');
    const codes = findingsOf(checkPolicy(text)).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['unknown-key', 'missing-key', 'wrong-type']));
    const lines = findingsOf(checkPolicy(text)).map(({ line }) => line);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });
});

it('a part that does not make a whole is refused in an exception', () => {
  const text = `${baseline}merchants: { M1: { second-check: { remind: 5m } } }\n`;
  const found = findingsOf(checkPolicy(text));
  expect(found.map(({ code, path }) => [code, path])).toEqual([
    ['missing-key', 'merchants.M1.second-check'],
    ['missing-key', 'merchants.M1.second-check'],
  ]);
});

it('the risk section is checked by what is passed in, and its faults have places', () => {
  const errors = [
    { code: 'unknown-feature', path: ['risk', 'factors', 'disputes', 'when'], values: { name: 'x' } },
  ];
  const found = findingsOf(checkPolicy(standard, { checkRisk: () => ({ errors }) }));
  const line = standard.split('\n').findIndex((text) => text.includes('when: disputes90d > 0')) + 1;
  expect(found).toMatchObject([{ code: 'unknown-feature', severity: 'error', line, column: 13 }]);
  const checked = checkPolicy(standard, { checkRisk: () => ({ rules: { bands: 4 } }) });
  expect(checked.ok && checked.policy.risk).toEqual({ bands: 4 });
  expect(findingsOf(checked).map(({ path }) => path)).not.toContain('risk');
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      ':',
      ' ',
      '\n',
      '  ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '&a',
      '*a',
      '!!x',
      '"',
      "'",
      '|',
      '>',
      '#',
      '\t',
      '\u0000',
    ],
    ...[
      'policy',
      'defaults',
      'goods',
      '__proto__',
      'constructor',
      'risk',
      '24h',
      '1e999',
      '.nan',
      'null',
      '~',
      '补交',
    ],
  );
  const noise = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
  /** A policy in which something was cut out and something put in its place. */
  const mutated = fc
    .tuple(
      fc.constantFrom(baseline, standard),
      fc.nat(),
      fc.nat(40),
      fc.oneof(noise, fc.string({ maxLength: 20 })),
    )
    .map(([text, at, length, put]) => {
      const from = at % text.length;
      return text.slice(0, from) + put + text.slice(from + length);
    });

  it('is checked without an exception, and every finding has a place in it', () => {
    fc.assert(
      fc.property(fc.oneof(mutated, noise, fc.string()), (text) => {
        const checked = checkPolicy(text);
        const found = findingsOf(checked);
        if (!checked.ok) expect(found.length).toBeGreaterThan(0);
        const lines = text.split('\n').length;
        for (const { line, column, code } of found) {
          expect(code).toMatch(/^[a-z-]+$/);
          expect(line >= 1 && line <= lines && column >= 1).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('that is accepted gives rules that can be read', () => {
    const subject = { goods: { kind: 'direct-top-up', goodsId: 'G1' }, merchantId: 'M1' } as const;
    fc.assert(
      fc.property(mutated, (text) => {
        const checked = checkPolicy(text);
        if (!checked.ok) return;
        const { window, limits, reasons } = policyFor(checked.policy, subject);
        expect(Number.isSafeInteger(window.last) && window.last <= window.neverAfter).toBe(true);
        expect(Number.isSafeInteger(limits.perOrder)).toBe(true);
        expect(Object.keys(reasons)).toHaveLength(RESUBMISSION_REASONS.length);
      }),
      { numRuns: 80 },
    );
  });

  it.each([
    ['brackets', '['.repeat(200_000)],
    ['long', 'a'.repeat(300_000)],
    ['dashes', '- '.repeat(90_000)],
    ['indents', Array.from({ length: 600 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['an alias bomb', `a: &a [x,x]\n${'b: [*a,*a]\n'.repeat(2_000)}`],
    ['nothing', ''],
  ])('made to exhaust the parser (%s) is refused', (_, text) => {
    expect(checkPolicy(text).ok).toBe(false);
  });
});

it('the published schema is the one that checks', async () => {
  const { readFile } = await import('node:fs/promises');
  const file = await readFile(new URL('../../schema/policy.schema.json', import.meta.url), 'utf8');
  expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(POLICY_SCHEMA)));
});

describe('checks of custom goods', () => {
  const custom = (rules: string): string =>
    baseline.replace(/^ {2}custom:\n(?: {4}.*\n)+/m, `  custom: ${rules}\n`);

  it('are read with what they need', () => {
    const checked = checkPolicy(
      custom('{ checks: [account], role: { check-again: [5s] }, permission: { code-tries: 3 } }'),
    );
    expect(checked).toMatchObject({
      ok: true,
      policy: {
        goods: {
          custom: { checks: ['account'], role: { checkAgain: [5_000] }, permission: { codeTries: 3 } },
        },
      },
    });
  });

  it.each([
    ['{ checks: [acount] }', 'unknown-value', 'goods.custom.checks.0'],
    ['{ role: { of-another: ignore } }', 'unknown-value', 'goods.custom.role.of-another'],
    ['{ permission: { code-tries: 0 } }', 'out-of-range', 'goods.custom.permission.code-tries'],
    ['{ permission: { last: 1h } }', 'unknown-key', 'goods.custom.permission.last'],
  ])('%s is a fault: %s at %s', (rules, code, path) => {
    const found = findingsOf(checkPolicy(custom(rules)));
    expect(found.map((one) => [one.code, one.path])).toEqual([[code, path]]);
  });

  it('of goods that go to no account are a fault: there is nothing to check', () => {
    const text = baseline.replace(/^ {2}custom:$/m, '  membership:');
    const found = findingsOf(checkPolicy(text));
    expect(found.map(({ code, path }) => [code, path])).toEqual([
      ['checks-without-account', 'goods.membership.checks'],
    ]);
  });
});
