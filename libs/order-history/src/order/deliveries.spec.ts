import type { OrderFact } from '@bujiao/contracts';
import { told } from '../testing/index.js';
import { shopDeliveries } from './deliveries.js';
import { legacyFacts } from './legacy-facts.js';
import { countFacts } from './order-record.js';

const of = (facts: readonly OrderFact[], ordered = 6) => {
  const { named, bySupplierOrder, unnamed, atLeast } = shopDeliveries(countFacts(facts).counted, ordered);
  const supplier = [...bySupplierOrder.values()].reduce((sum, n) => sum + n, 0);
  const nameless = unnamed.reduce((sum, { data }) => sum + data.quantity, 0);
  return { named, supplier, nameless, atLeast, all: Math.max(named + supplier + nameless, atLeast) };
};
const S1 = { supplierId: 'S1', requestNo: '1' };
const S2 = { supplierId: 'S2', requestNo: '7' };

describe('deliveries of the shop', () => {
  it('two ids are two deliveries, also of the same size at the same moment', () => {
    const facts = [
      told('delivered', 2, { quantity: 3, deliveryId: 'd1' }),
      told('delivered', 2, { quantity: 3, deliveryId: 'd2' }),
    ];
    expect(of(facts).all).toBe(6);
  });

  it('two events without a name are two deliveries', () => {
    expect(of([told('delivered', 2, { quantity: 3 }), told('delivered', 2, { quantity: 3 })]).all).toBe(6);
  });

  it('events of two sources that name the same delivery are one, and the greater number counts', () => {
    const facts = [
      told('delivered', 2, { quantity: 2, deliveryId: 'd1' }),
      told('delivered', 3, { quantity: 1, deliveryId: 'd1' }, { publisher: 'warehouse', source: '/w' }),
    ];
    expect(of(facts).all).toBe(2);
  });

  it('one id under two supplier orders is two deliveries', () => {
    const facts = [
      told('delivered', 2, { quantity: 1, deliveryId: 'd1', supplierOrder: S1 }),
      told('delivered', 2, { quantity: 1, deliveryId: 'd1', supplierOrder: S2 }),
    ];
    expect(of(facts)).toMatchObject({ supplier: 2, all: 2 });
    const whole = told('delivered', 2, { quantity: 3, deliveryId: 'd1' });
    expect(of([...facts, whole])).toMatchObject({ supplier: 2, named: 1, all: 3 });
  });

  it("an id that is told with and without its supplier order is that order's delivery", () => {
    const facts = [
      told('delivered', 2, { quantity: 2, deliveryId: 'd1' }),
      told('delivered', 3, { quantity: 1, deliveryId: 'd1', supplierOrder: S1 }),
    ];
    expect(of(facts)).toMatchObject({ supplier: 2, all: 2 });
  });

  it('part deliveries of one supplier order add up by their ids; what names only the order is a total', () => {
    const parts = [
      told('delivered', 2, { quantity: 1, deliveryId: 'd1', supplierOrder: S1 }),
      told('delivered', 3, { quantity: 1, deliveryId: 'd2', supplierOrder: S1 }),
    ];
    expect(of(parts).supplier).toBe(2);
    expect(of([...parts, told('delivered', 4, { quantity: 2, supplierOrder: S1 })]).supplier).toBe(2);
    expect(of([...parts, told('delivered', 4, { quantity: 3, supplierOrder: S1 })]).supplier).toBe(3);
  });

  it('what the shop says that it had delivered when it stopped is a lower bound of all of it', () => {
    const held = told('held', 5, { resubmissionId: 'r1', delivered: 3 });
    expect(of([told('delivered', 2, { quantity: 1 }), held]).all).toBe(3);
    expect(of([told('delivered', 2, { quantity: 4 }), held]).all).toBe(4);
  });
});

describe('deliveries that the first version merged', () => {
  const legacy = (deliveredQuantity: number | undefined, deliveredAt = told('placed', 3, {}).time) =>
    legacyFacts({ deliveredAt, ...(deliveredQuantity !== undefined && { deliveredQuantity }) });

  it('the same event again counts nothing twice; a later one is another delivery', () => {
    expect(of([...legacy(2), told('delivered', 3, { quantity: 2 })]).all).toBe(2);
    expect(of([...legacy(2), told('delivered', 4, { quantity: 2 })]).all).toBe(4);
  });

  it('parts of which it kept the greatest count all, once they are told again by their own ids', () => {
    const parts = ['d1', 'd2'].map((deliveryId) => told('delivered', 2, { quantity: 1, deliveryId }));
    expect(of([...legacy(1), ...parts]).all).toBe(2);
    expect(of([...legacy(3), ...parts]).all).toBe(3);
  });

  it('a value that grew is one delivery, and the greatest counts', () => {
    expect(of([...legacy(1, told('placed', 2, {}).time), ...legacy(3)]).all).toBe(3);
  });

  it('"delivered" without a number is everything that was ordered', () => {
    expect(of(legacy(undefined), 4).all).toBe(4);
  });
});
