import fc from 'fast-check';
import { EventStoreMisuse } from '../event-store.errors.js';
import { canonicalJson } from './index.js';

const storableText = fc
  .string({ unit: 'grapheme' })
  .filter((text) => !text.includes('\0') && !/\p{Surrogate}/u.test(text));
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    storableText,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(storableText, tie('value'), { maxKeys: 5 }),
  ),
}));

describe('canonicalJson', () => {
  it('sorts keys at every depth, and leaves no space', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 'x' }], a: { 10: true, 9: null } })).toBe(
      '{"a":{"10":true,"9":null},"b":[{"c":"x","d":1}]}',
    );
  });

  it('says the same as JSON.stringify, but for the order of keys', () => {
    fc.assert(
      fc.property(value, (any) =>
        expect(JSON.parse(canonicalJson(any))).toEqual(JSON.parse(JSON.stringify(any))),
      ),
    );
  });

  it('gives the same text again for what was read back', () => {
    fc.assert(
      fc.property(value, (any) => {
        const text = canonicalJson(any);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('does not depend on the order in which properties were set', () => {
    fc.assert(
      fc.property(fc.dictionary(storableText, value), (object) => {
        expect(canonicalJson(Object.fromEntries(Object.entries(object).reverse()))).toBe(
          canonicalJson(object),
        );
      }),
    );
  });

  it('keeps a property that is named __proto__', () => {
    const text = '{"__proto__":{"a":1},"b":2}';
    expect(canonicalJson(JSON.parse(text))).toBe(text);
  });

  it('takes what an object says of itself, and leaves out what is undefined', () => {
    expect(canonicalJson({ at: new Date(0), why: undefined })).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
  });

  it('names the place of what it refuses', () => {
    expect(() => canonicalJson({ a: [{ b: NaN }] }, 'data')).toThrow(
      new EventStoreMisuse('data.a[0].b: NaN is not a JSON number'),
    );
  });

  it('refuses a cycle', () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    expect(() => canonicalJson(cycle)).toThrow(EventStoreMisuse);
  });
});
