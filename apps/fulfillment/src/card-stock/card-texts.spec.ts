import { checkCards, expiredLines, stockDay } from './card-texts.js';

const card = (over: object = {}): { cardNo: string; cardPassword: string; expiry?: string } => ({
  cardNo: 'QB-1',
  cardPassword: 'p w',
  ...over,
});

describe('the cards of a batch', () => {
  it('are taken without what came along around them', () => {
    expect(
      checkCards([card({ cardNo: ' ＱＢ-１\r', cardPassword: '\tp w ', expiry: ' 2027-02 ' })]).cards,
    ).toEqual([{ cardNo: 'QB-1', cardPassword: 'p w', expiry: '2027-02', expiresOn: '2027-02-28' }]);
  });

  it('may have no expiry', () => {
    expect(checkCards([card({ expiry: undefined }), card({ expiry: null })])).toEqual({
      cards: [card(), card()],
      refused: [],
    });
  });

  it('are refused by line, field and code, all of them at once', () => {
    const { refused } = checkCards([
      card(),
      card({ cardNo: ' \u3000' }),
      card({ cardNo: 'A\u200bB', cardPassword: 'x\0' }),
      card({ expiry: 'gestern' }),
      card({ expiry: '' }),
      card({ cardPassword: 'a\nb' }),
      card({ cardPassword: '\ud83d' }),
    ]);
    expect(refused.map(({ line, field, code, position }) => [line, field, code, position])).toEqual([
      [2, 'cardNo', 'blank', undefined],
      [3, 'cardNo', 'invisible-character', 2],
      [3, 'cardPassword', 'control-character', 2],
      [4, 'expiry', 'not-a-date', undefined],
      [5, 'expiry', 'blank', undefined],
      [6, 'cardPassword', 'line-break', 2],
      [7, 'cardPassword', 'half-character', 1],
    ]);
  });

  it('have expired when the last day of their expiry is over', () => {
    const { cards } = checkCards(
      ['2020-01-01', '2026-11-27', '2026-11-28', '2026-11', '2026-10', undefined].map((expiry) =>
        card({ expiry }),
      ),
    );
    expect(expiredLines(cards, '2026-11-28').map(({ line, code }) => [line, code])).toEqual([
      [1, 'expired'],
      [2, 'expired'],
      [5, 'expired'],
    ]);
  });
});

describe('the day of the stock', () => {
  it.each([
    ['2026-11-28T15:59:59Z', '2026-11-28'],
    ['2026-11-28T16:00:00Z', '2026-11-29'],
  ])('at %s is %s', (time, day) => {
    expect(stockDay(Date.parse(time))).toBe(day);
  });
});
