import { GOODS_KINDS } from '@bujiao/contracts';
import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../random/seeded-random.js';
import { isDirect } from './catalogue-goods.js';
import { CATALOGUE } from './catalogue.js';
import { makeUpCard, masked, maskedPassword } from './made-up-secrets.js';

describe('the catalogue', () => {
  it('has every kind of goods that comes without a confirmation of its buyer, each under its own id, at a whole price in 分', () => {
    expect(new Set(CATALOGUE.map(({ kind }) => kind))).toEqual(
      new Set(GOODS_KINDS.filter((kind) => kind !== 'custom')),
    );
    expect(new Set(CATALOGUE.map(({ goodsId }) => goodsId)).size).toBe(CATALOGUE.length);
    for (const { unitPrice } of CATALOGUE) expect(Number.isInteger(unitPrice) && unitPrice > 0).toBe(true);
  });

  it('asks for an account exactly where goods are topped up directly', () => {
    for (const goods of CATALOGUE) expect(goods.rechargeForm !== undefined).toBe(isDirect(goods));
  });

  it('makes up cards that differ', () => {
    const random = new SeededRandom(1);
    const cards = Array.from({ length: 500 }, (_, i) => makeUpCard('C', i, random));
    expect(new Set(cards.map(({ cardNo }) => cardNo)).size).toBe(500);
    expect(new Set(cards.map(({ cardPassword }) => cardPassword)).size).toBe(500);
  });

  it('shows of accounts and passwords too little to use them', () => {
    expect(masked('10101234567')).toBe('101****4567');
    expect(masked('123456')).toBe('1****');
    expect(maskedPassword('ABCD-EFGH-JKLM-NPQR')).toBe('****QR');
    expect(maskedPassword('1234')).toBe('****');
  });
});
