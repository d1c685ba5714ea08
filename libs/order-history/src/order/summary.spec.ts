import type { OrderFact, OrderFacts } from '@bujiao/contracts';
import { minute, TERMS, told } from '../testing/index.js';
import { factsSummary } from './summary.js';

const S1 = { supplierId: 'S1', requestNo: '1' };
const summary = (...facts: readonly OrderFact[]): OrderFacts =>
  factsSummary({ ...TERMS, quantity: 6 }, facts);

describe('what the facts amount to, for readers that need one value a field', () => {
  it('nothing told: no member at all', () => {
    expect(summary(told('placed', 0, {}))).toEqual({});
  });

  it('the first payment, time-out, delay and cancellation; the newest failure', () => {
    expect(
      summary(
        told('cancelled', 9, {}),
        told('paid', 2, {}),
        told('paid', 1, {}),
        told('payment-timed-out', 3, {}),
        told('delivery-failed', 5, { code: '116' }),
        told('delivery-failed', 4, { code: '110' }),
        told('delayed', 6, { pendingSupplierOrders: [S1] }),
      ),
    ).toEqual({
      paidAt: minute(1),
      paymentTimedOutAt: minute(3),
      deliveryFailedAt: minute(5),
      deliveryFailureCode: '116',
      delayedAt: minute(6),
      pendingSupplierOrder: S1,
      cancelledAt: minute(9),
    });
  });

  it('all units that were delivered, in parts, through suppliers, or told when the shop stopped', () => {
    const parts = [
      told('delivered', 2, { quantity: 1 }),
      told('delivered', 2, { quantity: 1, deliveryId: 'd1' }),
      told('delivered', 3, { quantity: 1, supplierOrder: S1 }),
    ];
    expect(summary(...parts)).toMatchObject({ deliveredAt: minute(2), deliveredQuantity: 3 });
    expect(summary(...parts, told('held', 4, { resubmissionId: 'r1', delivered: 5 }))).toMatchObject({
      deliveredQuantity: 5,
    });
  });

  it('nothing of what was taken back', () => {
    const paid = told('paid', 1, {});
    expect(summary(paid, told('corrected', 2, { reason: 'x', withdraws: [paid] }))).toEqual({});
  });
});
