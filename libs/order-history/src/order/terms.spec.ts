import type { OrderFact, OrderTerms } from '@bujiao/contracts';
import { TERMS, TOP_UP_TERMS, told } from '../testing/index.js';
import { countFacts } from './order-record.js';
import { termsNow } from './terms.js';

const now = (placed: OrderTerms, ...facts: readonly OrderFact[]): OrderTerms =>
  termsNow(placed, countFacts(facts).counted);
const TARGET = { keyOf: 'B1', sealed: 'corrected' };

describe('the terms of an order as they are now', () => {
  it('are those of the placing where nothing else was told', () => {
    expect(now(TERMS, told('placed', 0, {}))).toBe(TERMS);
  });

  it('a term that was unknown is filled in; one that was known is not changed by a second placing', () => {
    const { paymentId: _, merchantId: __, ...unknown } = TERMS;
    const again = told('placed', 1, { paymentId: 'P9', merchantId: 'M9' });
    expect(now(unknown, again)).toMatchObject({ paymentId: 'P9', merchantId: 'M9' });
    expect(now(TERMS, again)).toMatchObject({ paymentId: 'P1', merchantId: 'M1' });
  });

  it('the newest correction of a term counts; terms that it does not name stay', () => {
    const facts = [
      told('corrected', 3, { reason: 'x', terms: { rechargeTarget: TARGET } }),
      told('corrected', 2, { reason: 'x', terms: { rechargeTarget: { keyOf: 'B1', sealed: 'older' } } }),
      told('corrected', 2, { reason: 'x', terms: { goods: { unitPrice: 900 }, amount: 1800, quantity: 2 } }),
    ];
    expect(now(TOP_UP_TERMS, ...facts)).toEqual({
      ...TOP_UP_TERMS,
      rechargeTarget: TARGET,
      goods: { ...TOP_UP_TERMS.goods, unitPrice: 900 },
      amount: 1800,
      quantity: 2,
    });
  });

  it('a placing that was rejected fills in nothing', () => {
    const { paymentId: _, ...unknown } = TERMS;
    expect(
      now(unknown, told('placed', 0, {}), told('placed', 1, { disputes: ['amount'] })),
    ).not.toHaveProperty('disputes');
  });
});
