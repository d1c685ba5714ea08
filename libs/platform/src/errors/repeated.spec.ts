import { expect, test } from '@jest/globals';
import { Repeated } from './repeated.js';

test('an error of every request is logged once a minute, with its count', () => {
  let now = 0;
  const repeated = new Repeated(() => now);
  expect(repeated.count('database-full')).toBe(0);
  for (let i = 0; i < 1_000; i += 1) expect(repeated.count('database-full')).toBeUndefined();
  expect(repeated.count('database-read-only')).toBe(0);
  now = 60_000;
  expect(repeated.count('database-full')).toBe(1_000);
});
