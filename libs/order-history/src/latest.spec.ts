import { latest } from './latest.js';

const asked: string[] = [];
const pair = latest((a: { readonly name: string }, b: { readonly name: string } | undefined) => {
  asked.push(`${a.name}${b?.name ?? ''}`);
  return { a, b };
});
const [one, other] = [{ name: 'one' }, { name: 'other' }];

beforeEach(() => void asked.splice(0));

test('the same question in a row is answered once', () => {
  expect(pair(one, other)).toBe(pair(one, other));
  expect(asked).toEqual(['oneother']);
});

test('another question never gets the answer of the one before, whichever part of it differs', () => {
  for (const [a, b] of [
    [one, other],
    [other, other],
    [other, one],
    [other, undefined],
    [one, undefined],
  ] as const)
    expect(pair(a, b)).toEqual({ a, b });
});

test('an equal question about another object is asked anew', () => {
  const twin = { ...one };
  expect(pair(one, one).a).toBe(one);
  expect(pair(twin, one).a).toBe(twin);
});
