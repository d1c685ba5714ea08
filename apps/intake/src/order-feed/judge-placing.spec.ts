import type { OrderTerms } from '@bujiao/contracts';
import { judgePlacing, type Placing } from './judge-placing.js';

const TERMS: OrderTerms = {
  orderId: 'O1',
  buyerId: 'B1',
  goods: { goodsId: 'G1', name: 'Q币', kind: 'game-points', unitPrice: 1000 },
  quantity: 1,
  amount: 1000,
  placedAt: '2026-11-23T09:00:00.000Z',
};
const placing = (terms: Partial<OrderTerms> = {}, target?: Placing['target']): Placing => ({
  terms: { ...TERMS, ...terms },
  target,
});

describe('an order that is placed again', () => {
  it('with the same terms says nothing new', () => {
    expect(judgePlacing(placing(), placing())).toEqual({});
  });

  it('fills in what was unknown', () => {
    expect(judgePlacing(placing(), placing({ paymentId: 'P1', merchantId: 'M1' }))).toEqual({
      paymentId: 'P1',
      merchantId: 'M1',
    });
  });

  it('that leaves out what is known says nothing new', () => {
    expect(judgePlacing(placing({ paymentId: 'P1' }), placing())).toEqual({});
  });

  it.each<[string, Partial<OrderTerms>]>([
    ['buyerId', { buyerId: 'B2' }],
    ['quantity', { quantity: 2 }],
    ['amount', { amount: 2 }],
    ['placedAt', { placedAt: '2026-11-23T09:00:01.000Z' }],
    ['goods.goodsId', { goods: { ...TERMS.goods, goodsId: 'G2' } }],
    ['goods.name', { goods: { ...TERMS.goods, name: 'other' } }],
    ['goods.kind', { goods: { ...TERMS.goods, kind: 'membership' } }],
    ['goods.unitPrice', { goods: { ...TERMS.goods, unitPrice: 1 } }],
    ['paymentId', { paymentId: 'P2' }],
    ['merchantId', { merchantId: 'M2' }],
  ])('with another %s disputes it', (name, terms) => {
    const known = placing({ paymentId: 'P1', merchantId: 'M1' });
    expect(judgePlacing(known, placing({ paymentId: 'P1', merchantId: 'M1', ...terms }))).toEqual({
      disputes: [name],
    });
  });

  it('with another account names the field, never the account', () => {
    const known = placing({}, { rechargeAccount: '13800000000', gameServer: 's1' });
    expect(judgePlacing(known, placing({}, { rechargeAccount: '13800000001', gameServer: 's1' }))).toEqual({
      disputes: ['rechargeTarget.rechargeAccount'],
    });
  });
});
