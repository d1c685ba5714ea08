import { BackOff } from './back-off.js';

describe('the wait before the next start after a crash', () => {
  it('grows with consecutive crashes, up to five seconds', () => {
    const backOff = new BackOff();
    expect([0, 1_000, 2_000, 3_000, 4_000, 5_000].map((now) => backOff.next(now))).toEqual([
      100, 500, 1_000, 2_000, 5_000, 5_000,
    ]);
  });

  it('is short again after half a minute without a crash', () => {
    const backOff = new BackOff();
    for (const now of [0, 1_000, 2_000]) backOff.next(now);
    expect(backOff.next(32_001)).toBe(100);
  });
});
