import { expect, it } from '@jest/globals';
import { differenceOf, isChanged, requestOfChange, type Alternative, type Change } from './change.js';

const CHEAPER = { goodsId: 'G2', unitDifference: 100 } as Alternative;
const change = (parts: Partial<Change>): Change => ({ mostUnits: 3, accepted: false, ...parts });

it('nothing is changed by all owed units of the ordered goods', () => {
  expect(isChanged(change({}))).toBe(false);
  expect(isChanged(change({ quantity: 3 }))).toBe(false);
  expect(isChanged(change({ quantity: 2 }))).toBe(true);
});

it('a difference is that of the units that go, and is sent only once it was accepted', () => {
  const cheaper = change({ alternative: CHEAPER, quantity: 2 });
  expect(differenceOf(cheaper)).toBe(200);
  expect(requestOfChange(cheaper)).toBeUndefined();
  expect(requestOfChange({ ...cheaper, accepted: true, reason: 'wrong-goods' })).toEqual({
    reason: 'wrong-goods',
    quantity: 2,
    goods: { goodsId: 'G2', acceptedDifference: 200 },
  });
});

it('goods of the same price need no acceptance', () => {
  const same = change({ alternative: { ...CHEAPER, unitDifference: 0 } });
  expect(requestOfChange(same)).toEqual({ goods: { goodsId: 'G2' } });
});
