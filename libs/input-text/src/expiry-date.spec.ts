import { expiryDate } from './expiry-date.js';

const TODAY = '2026-11-28';
const codeOf = (value: unknown): string => {
  const checked = expiryDate(value, TODAY);
  return checked.ok ? 'ok' : checked.code;
};

describe('until when a card can be used', () => {
  it.each([
    ['2027-12-31', '2027-12-31'],
    [' 2027-12-31\r\n', '2027-12-31'],
    ['２０２７-１２-３１', '2027-12-31'],
    ['2027-02', '2027-02-28'],
    ['2028-02', '2028-02-29'],
    ['2026-11', '2026-11-30'],
    ['2026-11-28', '2026-11-28'],
    ['9999-12-31', '9999-12-31'],
  ])('%j is until the end of %s', (typed, expiresOn) => {
    expect(expiryDate(typed, TODAY)).toMatchObject({ ok: true, expiresOn });
  });

  it.each<[unknown, string]>([
    ['', 'blank'],
    ['  ', 'blank'],
    ['gestern', 'not-a-date'],
    ['2026-02-30', 'not-a-date'],
    ['2027-02-29', 'not-a-date'],
    ['2027-13', 'not-a-date'],
    ['2027-00-10', 'not-a-date'],
    ['2027-1-1', 'not-a-date'],
    ['2027-12-31T00:00:00Z', 'not-a-date'],
    ['2027-12-31\u200b', 'not-a-date'],
    ['1999-12-31', 'not-a-date'],
    ['2020-01-01', 'expired'],
    ['2026-11-27', 'expired'],
    ['2026-10', 'expired'],
    [20271231, 'not-a-text'],
    [null, 'not-a-text'],
  ])('%j is refused as %s', (typed, code) => {
    expect(codeOf(typed)).toBe(code);
  });
});
