import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addTo, emptyBuckets, sumOver, WINDOWS, type Buckets, type WindowName } from './buckets.js';

const WIDTHS: Readonly<Record<WindowName, number>> = {
  '10m': 30_000,
  '24h': 3_600_000,
  '30d': 86_400_000,
  '90d': 86_400_000,
  '180d': 86_400_000,
};
/** 29 February of a leap year, near midnight in two zones, and the change to summer time in Europe. */
const MOMENTS = [
  '2028-02-29T15:59:59.999Z',
  '2028-02-29T23:59:59.000Z',
  '2027-03-28T01:00:00.000Z',
  '2026-11-23T10:00:00.000Z',
];

const window = fc.constantFrom(...(Object.keys(WINDOWS) as WindowName[]));
const asOf = fc.constantFrom(...MOMENTS.map((text) => Date.parse(text)));
/** Before `asOf`, ms: around the edges of windows, and anywhere. */
const ago = fc.oneof(
  fc
    .constantFrom(...Object.values(WINDOWS))
    .chain((edge) => fc.integer({ min: edge - 90_000, max: edge + 90_000 })),
  fc.integer({ min: 0, max: 200 * 86_400_000 }),
);
const folded = (times: readonly number[]): Buckets =>
  times.reduce((buckets, at) => addTo(buckets, at), emptyBuckets);

describe('a window over bounded buckets', () => {
  it('counts all that fell into it and at most one bucket more', () => {
    fc.assert(
      fc.property(window, asOf, fc.array(ago, { maxLength: 40 }), (name, now, agos) => {
        const times = agos.map((ms) => now - ms);
        const counted = sumOver(folded(times), name, now);
        const within = (length: number): number => times.filter((at) => at > now - length).length;
        expect(counted).toBeGreaterThanOrEqual(within(WINDOWS[name]));
        expect(counted).toBeLessThanOrEqual(within(WINDOWS[name] + WIDTHS[name]));
      }),
    );
  });

  it('does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(window, asOf, fc.array(ago, { minLength: 2, maxLength: 20 }), (name, now, agos) => {
        const times = agos.map((ms) => now - ms);
        expect(sumOver(folded(times.toReversed()), name, now)).toBe(sumOver(folded(times), name, now));
      }),
    );
  });

  it('keeps no more than its buckets, whatever comes', () => {
    const times = Array.from({ length: 5_000 }, (_, i) => Date.parse(MOMENTS[3] ?? '') + i * 3_700_000);
    const kept = folded(times).reduce((sum, grain) => sum + grain.size, 0);
    expect(kept).toBeLessThanOrEqual(227);
  });

  it('does not count what lies beyond the moment, as a fast clock may tell it', () => {
    const now = Date.parse('2026-11-23T10:00:00.000Z');
    const buckets = folded([now - 1_000, now + 2 * 86_400_000]);
    expect(sumOver(buckets, '30d', now)).toBe(1);
  });
});
