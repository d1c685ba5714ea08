import fc from 'fast-check';
import type { Features } from '../features/feature-list.js';
import { readCondition, type Condition } from './condition.js';

const compiled = (text: string): Condition => {
  const condition = readCondition(text);
  if ('code' in condition) throw new Error(`${text}: ${condition.code}`);
  return condition;
};

const number = fc.letrec<{ number: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('requests30d', 'disputes90d', 'amountAtStake'),
    fc.integer({ min: 0, max: 50_000 }).map(String),
    fc.constantFrom('9007199254740991', '4000000000', '9223372036854775807'),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number')).map((p) => `(${p.join(' ')})`),
    tie('number').map((n) => `(-${n})`),
  ),
})).number;
const text = fc.constantFrom('reason', '"stuck"', '"delivery-failed"');
const truth = fc.letrec<{ truth: string }>((tie) => ({
  truth: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('targetChanged', 'deviceNewToBuyer', 'true', 'false'),
    fc.tuple(number, fc.constantFrom('==', '!=', '<', '<=', '>', '>='), number).map((p) => p.join(' ')),
    fc.tuple(text, fc.constantFrom('==', '!='), text).map((p) => p.join(' ')),
    text.map((t) => `${t} in ["stuck", "supplier-late"]`),
    number.map((n) => `${n} in [1, 2, 3]`),
    fc.tuple(tie('truth'), fc.constantFrom('&&', '||'), tie('truth')).map((p) => `(${p.join(' ')})`),
    tie('truth').map((t) => `!(${t})`),
    fc.tuple(tie('truth'), tie('truth'), tie('truth')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
  ),
})).truth;

const count = fc.option(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 2 ** 31 })), {
  nil: undefined,
});
const flag = fc.option(fc.boolean(), { nil: undefined });
const features: fc.Arbitrary<Features> = fc
  .record({
    requests30d: count,
    disputes90d: count,
    amountAtStake: count,
    targetChanged: flag,
    deviceNewToBuyer: flag,
    reason: fc.option(fc.constantFrom('stuck', 'delivery-failed', 'supplier-late'), { nil: undefined }),
  })
  .map((given) => Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined)));

describe('a condition as functions', () => {
  it('says what the library for CEL says, on any condition and any values, with and without data', () => {
    fc.assert(
      fc.property(truth, features, (condition, values) => {
        const read = readCondition(condition);
        if ('code' in read) return;
        expect([condition, values, read.test(values)]).toEqual([
          condition,
          values,
          read.testByLibrary(values),
        ]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('counts in 64 bits where numbers are no longer exact', () => {
    const condition = compiled('amountAtStake * 4611686018 > 9223372036854775806');
    expect(condition.test({ amountAtStake: 2_000_000_000 })).toBe(false);
    expect(compiled('9007199254740993 == amountAtStake + 9007199254740992').test({ amountAtStake: 1 })).toBe(
      true,
    );
    // A product beyond 64 bits has no value, so the factor is not evaluated.
    expect(condition.test({ amountAtStake: 2_000_000_001 })).toBe(
      condition.testByLibrary({ amountAtStake: 2_000_000_001 }),
    );
  });
});
