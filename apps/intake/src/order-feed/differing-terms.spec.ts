import type { OrderTerms } from '@bujiao/contracts';
import { TERMS } from '@bujiao/order-history/testing';
import { differingTerms } from './differing-terms.js';

describe('an order that is placed again', () => {
  it('with the same terms is a duplicate', () => {
    expect(differingTerms(TERMS, { ...TERMS })).toBeUndefined();
  });

  it.each<[string, Partial<OrderTerms>]>([
    ['buyerId', { buyerId: 'B2' }],
    ['merchantId', { merchantId: 'M2' }],
    ['quantity', { quantity: 2 }],
    ['amount', { amount: 1 }],
    ['paymentId', { paymentId: 'P2' }],
    ['goods.goodsId', { goods: { ...TERMS.goods, goodsId: 'G2' } }],
  ])("with another %s is somebody's mistake, and the field is named", (field, other) => {
    expect(differingTerms(TERMS, { ...TERMS, ...other })).toMatchObject({
      code: 'order-terms-differ',
      detail: expect.stringContaining(field),
    });
  });
});
