import { expect, test } from '@jest/globals';
import { compare, median } from './median.js';

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[], NaN],
])('median of %p is %p', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test('a ratio is the median of pairs, so that one slow pair moves nothing', () => {
  const pairs = [
    { value: 10, floor: 20 },
    { value: 1, floor: 100 },
    { value: 30, floor: 60 },
  ];
  expect(compare(pairs)).toEqual({ value: 10, floor: 60, ratio: 0.5 });
});
