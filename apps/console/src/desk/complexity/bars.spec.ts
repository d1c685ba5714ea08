import { expect, test } from '@jest/globals';
import { percentOf, secondsToDelivery, segmentsOf } from './bars.js';

const waits = [
  { for: 'proof', seconds: 10 },
  { for: 'reviewer', seconds: 0 },
  { for: 'supplier', seconds: 30 },
  { for: 'buyer', seconds: 9_000 },
] as const;

test('segments stand one after the other, and the confirmation by the buyer is none of them', () => {
  expect(segmentsOf({ waits }, 80)).toEqual([
    { wait: 'proof', seconds: 10, from: 0, width: 12.5 },
    { wait: 'supplier', seconds: 30, from: 12.5, width: 37.5 },
  ]);
  expect(secondsToDelivery({ waits })).toBe(40);
});

test('nothing has no length', () => {
  expect(segmentsOf({ waits: [] }, 0)).toEqual([]);
  expect(percentOf(0, 0)).toBe(0);
});
