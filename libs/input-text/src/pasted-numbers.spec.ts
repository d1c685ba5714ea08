import { numbersIn } from './index.js';

describe('the numbers in a pasted text', () => {
  it.each<[string, string, string[]]>([
    ['a number with blanks around it', '  SO20261123000017\n', ['SO20261123000017']],
    ['full-width characters', 'ＳＯ２０２６１１２３', ['SO20261123']],
    ['a number in groups', '2026 1127 0001', ['202611270001', '2026', '1127', '0001']],
    ['a sentence', '买家说订单ＳＯ２０２６１１没到，支付单 PAY-88214。', ['SO202611', 'PAY-88214']],
    ['the same number twice', 'A1234 A1234', ['A1234A1234', 'A1234']],
    ['an event id with its source', '/shops/mall-a#e-0017', ['shops/mall-a#e-0017']],
    ['words and short numbers', 'please help 12', []],
    ['nothing', '   ', []],
  ])('%s', (_, pasted, numbers) => {
    expect(numbersIn(pasted)).toEqual(numbers);
  });

  it('are few, whatever is pasted', () => {
    const pasted = Array.from({ length: 500 }, (_, i) => `N${1000 + i},`).join(' ');
    expect(numbersIn(pasted)).toHaveLength(8);
  });
});
