import { readPattern } from './pattern.js';

const matches = (pattern: string, value: string): boolean => {
  const read = readPattern(pattern);
  if ('problem' in read) throw new Error(read.problem);
  return read.matches(value);
};
const problemOf = (pattern: string): string | undefined => {
  const read = readPattern(pattern);
  return 'problem' in read ? read.problem : undefined;
};

it.each([
  ['[A-Za-z0-9_]{6,18}', 'dragon_1', true],
  ['[A-Za-z0-9_]{6,18}', 'short', false],
  ['[A-Za-z0-9_]{6,18}', 'dragon-1', false],
  ['S\\d{1,4}', 'S1024', true],
  ['S\\d{1,4}', 'XS1024', false],
  ['[\\d-]{3}', '1-2', true],
  ['[一二三]区?', '二', true],
  ['[\\]\\\\]', ']', true],
  ['\\.com', 'acom', false],
  // A character of two units is one.
  ['[a-z]{2}', '🐉', false],
])('%s against %s: %s', (pattern, value, expected) => {
  expect(matches(pattern, value)).toBe(expected);
});

it.each([
  ...[
    '(a)',
    'a|b',
    'a*',
    'a+',
    '.',
    '^a',
    'a$',
    '\\w',
    '\\1',
    '(?=a)',
    '[^a]',
    '[a',
    'a{',
    '{3}',
    'a{1,}',
    '',
  ],
  ...['a{1}{2}', '[z-a]', 'a??', '[[a]]', '\\p{L}', '\\u0061', 'a{,3}'],
])('%s is not of the syntax', (pattern) => {
  expect(problemOf(pattern)).toBe('pattern-not-understood');
});

/** A generator of its own, so that a failure can be repeated by its seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

describe.each([1, 2, 3, 4, 5])('any text as a pattern (seed %i)', (seed) => {
  const next = random(seed);
  const SIGNS = [...'ab01_-[](){}|*+?^$.\\d,{1,9}{3}?', '\\d', '[a-z]', '{1,64}', '{64}', '龙'];
  const text = (most: number): string =>
    Array.from({ length: Math.ceil(next() * most) }, () => SIGNS[Math.floor(next() * SIGNS.length)]).join('');

  it('is refused or judges every text within bounded steps: no text makes it run long', () => {
    for (let i = 0; i < 2_000; i += 1) {
      const pattern = text(12);
      const read = readPattern(pattern);
      if ('problem' in read) continue;
      const open = pattern.match(/\{\d+,\d+\}|\?/g) ?? [];
      expect(open.length).toBeLessThanOrEqual(3 + (pattern.match(/\\\?/g) ?? []).length);
      // What cannot match is what makes an expression try everything; longer texts are not read at all.
      for (const value of ['a'.repeat(64), `${'a'.repeat(63)}!`, 'ab0'.repeat(21), 'a'.repeat(100_000)])
        expect(typeof read.matches(value)).toBe('boolean');
      expect(read.matches('a'.repeat(65))).toBe(false);
    }
  });
});
