import { answerOfStatusCode, readAnswer } from './read-answer.js';

const success = { code: 0, order_no: 'N1', out_order_no: 'S1', order_status: 'success' };
const read = (more: object) => readAnswer({ ...success, ...more }, 'N1');
const odd = (code: string) => ({ outcome: 'unknown', code, odd: true });

describe("a supplier's answer", () => {
  it('says what became of the order', () => {
    expect(read({})).toEqual({ outcome: 'succeeded', supplierOrderNo: 'S1' });
    expect(read({ order_status: 'processing' })).toMatchObject({ outcome: 'processing' });
    expect(read({ order_status: 'failed' })).toMatchObject({ outcome: 'failed' });
    expect(read({ code: 101 })).toEqual({ outcome: 'no-such-order' });
    expect(readAnswer({ code: 106 }, 'N1')).toEqual({ outcome: 'unknown', code: 'signature-refused' });
  });

  it('brings units and cards along', () => {
    const cards = [
      { card_no: 'C1', card_password: 'p1', expiry: '2027-12-31' },
      { card_no: 'C2', card_password: 'p2', expiry: null },
    ];
    expect(read({ buy_quantity: 2, cards })).toEqual({
      outcome: 'succeeded',
      supplierOrderNo: 'S1',
      quantity: 2,
      cards: [
        { cardNo: 'C1', cardPassword: 'p1', expiry: '2027-12-31' },
        { cardNo: 'C2', cardPassword: 'p2' },
      ],
    });
  });

  it.each<[string, object, string]>([
    ['about another order', { order_no: 'N2' }, 'other-order-answered'],
    ['that refuses another order', { order_no: 'N2', code: 101 }, 'other-order-answered'],
    ['that names no order', { order_no: undefined }, 'order-not-named'],
    ['without a code', { code: undefined }, 'unreadable-answer'],
    ['whose code is a text', { code: '0' }, 'unreadable-answer'],
    ['of an unknown status', { order_status: 'SUCCESS' }, 'unreadable-answer'],
    ['of success without a number', { out_order_no: undefined }, 'success-without-number'],
    ['of success with an empty number', { out_order_no: '' }, 'success-without-number'],
    ['of no units', { buy_quantity: 0 }, 'quantity-unreadable'],
    ['of units as a text', { buy_quantity: '1' }, 'quantity-unreadable'],
    ['with cards that are none', { cards: 'sold out, sorry' }, 'cards-unreadable'],
    ['with a blank card', { cards: [{ card_no: ' ', card_password: 'p' }] }, 'cards-unreadable'],
    [
      'with an invisible password',
      { cards: [{ card_no: 'C', card_password: '\u200b' }] },
      'cards-unreadable',
    ],
    ['with NUL in a card', { cards: [{ card_no: 'C\0', card_password: 'p' }] }, 'cards-unreadable'],
    ['with half a character', { cards: [{ card_no: 'C\ud800', card_password: 'p' }] }, 'cards-unreadable'],
  ])('%s is not believed', (_, more, code) => {
    expect(read(more)).toEqual(odd(code));
  });

  it.each([null, 'ok', 7, []])('that is no object (%j) is not believed', (answer) => {
    expect(readAnswer(answer, 'N1')).toMatchObject(odd('unreadable-answer'));
  });

  it('with an error status is not read', () => {
    expect(answerOfStatusCode(200)).toBeUndefined();
    for (const status of [302, 400, 404, 500])
      expect(answerOfStatusCode(status)).toEqual(odd('http-error-answered'));
    for (const status of [429, 502, 503, 504])
      expect(answerOfStatusCode(status)).toEqual({ outcome: 'unknown', code: 'supplier-unavailable' });
  });
});
