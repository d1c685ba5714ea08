import { meaningOf } from './jd-codes.js';

/** All codes of the protocol; what each comes to decides whether an order may be bought a second time. */
const QUERIED_AGAIN = [102, 105, 106, 108, 110, 999, 1000];
const ENDED_WITHOUT_DELIVERY = [
  103, 104, 107, 109, 111, 112, 113, 114, 116, 117, 118, 119, 120, 121, 122, 123,
];

describe('the error codes of the game-card protocol', () => {
  it.each(QUERIED_AGAIN)('%d proves nothing: the order is queried, never sent again', (code) => {
    expect(meaningOf(code)).toMatchObject({ outcome: 'unknown' });
  });

  it.each(ENDED_WITHOUT_DELIVERY)('%d promises that nothing was delivered', (code) => {
    expect(meaningOf(code).outcome).toMatch(/^(rejected|failed)$/);
  });

  it.each([107, 112])('%d can pass: another attempt may do better', (code) => {
    expect(meaningOf(code)).toMatchObject({ retryable: true });
  });

  it('101 says that the number was never seen', () => {
    expect(meaningOf(101)).toEqual({ outcome: 'no-such-order' });
  });

  it.each([1, 100, 115, 124, 500, 998, 1001, -1, 1.5, Number.NaN])(
    '%d is no code of the table, so it proves nothing',
    (code) => {
      expect(meaningOf(code)).toEqual({ outcome: 'unknown', code: `code-${code}` });
    },
  );
});
