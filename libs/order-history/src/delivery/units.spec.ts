import type { OrderFact } from '@bujiao/contracts';
import {
  approved,
  attemptFailed,
  attemptStarted,
  attemptSucceeded,
  attemptUnknown,
  historyOf,
  manualWorkRequested,
  manualWorkResolved,
  paidOrder,
  recordTaken,
  requested,
  told,
  type GivenEvent,
} from '../testing/index.js';
import { emptyHistory } from '../order-history.js';
import { owedQuantity, unitsOf, type Units } from './units.js';

const S1 = { supplierId: 'S1', requestNo: '1' };
const S2 = { supplierId: 'S2', requestNo: '7' };
const units = (quantity: number, facts: readonly OrderFact[], ...then: readonly GivenEvent[]): Units =>
  unitsOf(historyOf(recordTaken([...paidOrder(), ...facts], { quantity }), requested(), approved(), ...then));
/** Our attempt under the shop's own number. */
const adopt = (quantity: number, unitsUnknown = false): GivenEvent =>
  attemptStarted({
    source: { kind: 'supplier', supplierId: 'S1' },
    requestNo: '1',
    adopted: true,
    quantity,
    ...(unitsUnknown && { unitsUnknown }),
  });

describe('where the units of an order are', () => {
  it('nothing is owed of an order that was not placed', () => {
    expect(owedQuantity(emptyHistory())).toBe(0);
  });

  it('3 + 3 of 6 in two events are everything', () => {
    const parts = [told('delivered', 2, { quantity: 3 }), told('delivered', 3, { quantity: 3 })];
    expect(units(6, parts)).toMatchObject({ surelyByShop: 6, owed: 0 });
  });

  it('two deliveries of one unit leave one of three owed', () => {
    const parts = ['d1', 'd2'].map((deliveryId) => told('delivered', 2, { quantity: 1, deliveryId }));
    expect(units(3, [...parts, told('delivery-failed', 3, {})])).toMatchObject({ missing: 1, owed: 1 });
  });

  it('an open supplier order of one unit holds back one of three', () => {
    const open = told('delayed', 2, { pendingSupplierOrder: { ...S1, quantity: 1 } });
    expect(units(3, [open])).toMatchObject({
      missing: 3,
      open: 1,
      owed: 2,
      openSupplierOrders: [{ ...S1, quantity: 1 }],
    });
  });

  it('one of unknown units is named without a number', () => {
    expect(units(3, [told('delayed', 2, { pendingSupplierOrder: S1 })]).openSupplierOrders).toEqual([S1]);
  });

  it('an adopted supplier order of one unit that succeeded leaves two of three', () => {
    const open = told('delayed', 2, { pendingSupplierOrder: { ...S1, quantity: 1 } });
    expect(units(3, [open], adopt(1), attemptSucceeded())).toMatchObject({
      surelyByShop: 1,
      byUs: 0,
      owed: 2,
      openSupplierOrders: [],
    });
  });

  it('units that the supplier told count, where nobody knew them', () => {
    const open = told('delayed', 2, { pendingSupplierOrder: S1 });
    expect(units(3, [open], adopt(3, true), attemptSucceeded({ quantity: 1 }))).toMatchObject({
      surelyByShop: 1,
      owed: 2,
    });
  });

  it('a delivery found by our query and one told under the same number are one', () => {
    const facts = [
      told('delayed', 2, { pendingSupplierOrder: { ...S1, quantity: 1 } }),
      told('delivered', 3, { quantity: 1, supplierOrder: S1 }),
    ];
    expect(units(3, facts, adopt(1), attemptSucceeded())).toMatchObject({
      surelyByShop: 1,
      possiblyByShop: 1,
      owed: 2,
    });
  });

  it('a supplier order is settled as failed only by its own number; the other stays open', () => {
    const facts = [
      told('delayed', 2, {
        pendingSupplierOrders: [
          { ...S1, quantity: 1 },
          { ...S2, quantity: 1 },
        ],
      }),
      told('delivery-failed', 3, { supplierOrder: S1 }),
    ];
    expect(units(2, facts)).toMatchObject({ owed: 1, openSupplierOrders: [{ ...S2, quantity: 1 }] });
    expect(units(2, [...facts, told('delivery-failed', 4, {})]).openSupplierOrders).toHaveLength(1);
  });

  it('delivered beats failed whatever the times', () => {
    for (const minutes of [2, 5]) {
      const facts = [
        told('delivery-failed', 3, { supplierOrder: S1 }),
        told('delivered', minutes, { quantity: 1, supplierOrder: S1 }),
      ];
      expect(units(2, facts)).toMatchObject({ surelyByShop: 1, owed: 1, openSupplierOrders: [] });
    }
  });

  it('units of a supplier order that were not delivered stay open', () => {
    const facts = [
      told('delayed', 2, { pendingSupplierOrder: { ...S1, quantity: 3 } }),
      told('delivered', 3, { quantity: 1, supplierOrder: S1 }),
    ];
    expect(units(3, facts)).toMatchObject({
      missing: 2,
      open: 2,
      owed: 0,
      openSupplierOrders: [{ ...S1, quantity: 2 }],
    });
  });

  it('a delivery without a name may be the supplier order that its publisher had named: once surely, twice possibly', () => {
    const facts = [
      told('delayed', 2, { pendingSupplierOrder: { ...S1, quantity: 1 } }),
      told('delivered', 3, { quantity: 1 }),
      told('delivered', 4, { quantity: 1, supplierOrder: S1 }),
    ];
    expect(units(3, facts)).toMatchObject({ surelyByShop: 1, possiblyByShop: 2, owed: 1 });
  });

  it.each([
    [
      'of another publisher',
      [told('delivered', 3, { quantity: 1 }, { publisher: 'warehouse', source: '/w' })],
    ],
    ['told before the order was named', [told('delivered', 1.5, { quantity: 1 })]],
    ['larger than the order', [told('delivered', 3, { quantity: 2 })]],
  ])('a delivery without a name %s is not that order', (_, facts) => {
    const named = [
      told('delayed', 2, { pendingSupplierOrder: { ...S1, quantity: 1 } }),
      told('delivered', 4, { quantity: 1, supplierOrder: S1 }),
    ];
    const { surelyByShop, possiblyByShop } = units(6, [...named, ...facts]);
    expect(surelyByShop).toBe(possiblyByShop);
  });

  it('refunded units are not owed', () => {
    expect(units(3, [told('refunded', 3, { amount: 333, quantity: 1 })])).toMatchObject({
      refunded: 1,
      owed: 2,
    });
  });

  it('a delivery that was taken back is owed again', () => {
    const wrong = told('delivered', 3, { quantity: 3, deliveryId: 'd9' });
    expect(units(3, [wrong, told('corrected', 4, { reason: 'x', withdraws: [wrong] })])).toMatchObject({
      owed: 3,
    });
  });

  it('a corrected quantity is what is owed from then on', () => {
    const corrected = told('corrected', 4, { reason: 'x', terms: { quantity: 2, amount: 2000 } });
    expect(units(3, [corrected, told('delivered', 2, { quantity: 1 })])).toMatchObject({
      ordered: 2,
      owed: 1,
    });
  });
});

describe('units in our own attempts', () => {
  it.each<[string, readonly GivenEvent[], Partial<Units>]>([
    ['started', [attemptStarted()], { unsettled: 1, owed: 1 }],
    ['unknown', [attemptStarted(), attemptUnknown()], { unsettled: 1, owed: 1 }],
    ['failed', [attemptStarted(), attemptFailed()], { unsettled: 0, owed: 2 }],
    ['succeeded', [attemptStarted(), attemptSucceeded()], { byUs: 1, unsettled: 0, owed: 1 }],
    [
      'given up by a person',
      [
        attemptStarted(),
        attemptUnknown(),
        manualWorkRequested({ attemptId: 'a1' }),
        manualWorkResolved({ attemptId: 'a1', resolution: 'give-up' }),
      ],
      { unsettled: 1, owed: 1 },
    ],
    [
      'found delivered by a person',
      [
        attemptStarted(),
        attemptUnknown(),
        manualWorkRequested({ attemptId: 'a1' }),
        manualWorkResolved({ attemptId: 'a1', resolution: 'delivered' }),
      ],
      { byUs: 1, owed: 1 },
    ],
  ])('%s', (_, then, expected) => {
    expect(units(2, [], ...then)).toMatchObject(expected);
  });

  it('an adopted supplier order that was taken back since still counts', () => {
    const open = told('delayed', 2, { pendingSupplierOrder: { ...S1, quantity: 1 } });
    const back = told('corrected', 4, { reason: 'x', withdraws: [open] });
    expect(units(2, [open, back], adopt(1), attemptSucceeded())).toMatchObject({ surelyByShop: 1, owed: 1 });
    expect(units(2, [open, back], adopt(1), attemptFailed())).toMatchObject({ surelyByShop: 0, owed: 2 });
  });
});
