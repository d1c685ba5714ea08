import type { OrderFacts } from '@bujiao/contracts';
import fc from 'fast-check';
import { addsNothing, mergeFacts } from './merge-facts.js';

const time = fc.integer({ min: 0, max: 5 }).map((n) => new Date(n * 1000).toISOString());
const facts = fc.record(
  {
    paidAt: time,
    paymentTimedOutAt: time,
    deliveryFailedAt: time,
    deliveryFailureCode: fc.constantFrom('a', 'b'),
    delayedAt: time,
    pendingSupplierOrder: fc.record({
      supplierId: fc.constantFrom('s'),
      requestNo: fc.constantFrom('1', '2'),
    }),
    deliveredAt: time,
    deliveredQuantity: fc.integer({ min: 1, max: 3 }),
    cancelledAt: time,
  },
  { requiredKeys: [] },
) as fc.Arbitrary<OrderFacts>;

describe('merging what the shop told', () => {
  it('does not depend on the order of arrival, nor on repetition', () => {
    fc.assert(
      fc.property(facts, facts, facts, (a, b, c) => {
        expect(mergeFacts(a, b)).toEqual(mergeFacts(b, a));
        expect(mergeFacts(mergeFacts(a, b), c)).toEqual(mergeFacts(a, mergeFacts(b, c)));
        expect(mergeFacts(mergeFacts(a, b), b)).toEqual(mergeFacts(a, b));
      }),
    );
  });

  it('knows when news is none', () => {
    fc.assert(fc.property(facts, facts, (a, b) => addsNothing(mergeFacts(a, b), a)));
    expect(addsNothing({}, { paidAt: new Date(0).toISOString() })).toBe(false);
  });
});
