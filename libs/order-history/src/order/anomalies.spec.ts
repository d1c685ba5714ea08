import type { OrderFact } from '@bujiao/contracts';
import { historyOfRecord, orderOf } from '../order-history.js';
import { minute, paidOrder, TERMS, told } from '../testing/index.js';
import { orderStatus } from './order-status.js';
import type { OriginalOrder } from './original-order.js';

const order = (...facts: readonly OrderFact[]): OriginalOrder =>
  orderOf(historyOfRecord({ ...TERMS, quantity: 3 }, facts)) as OriginalOrder;
const WAREHOUSE = { publisher: 'warehouse', source: '/warehouse' };

describe('what went wrong with an order', () => {
  it('the newest failure by time speaks, whatever arrived last; the earlier one stays visible', () => {
    const [older, newer] = [
      told('delivery-failed', 2, { code: '110' }),
      told('delivery-failed', 3, { code: '116' }),
    ];
    for (const facts of [
      [older, newer],
      [newer, older],
    ]) {
      const { anomaly, anomalies } = order(...paidOrder(), ...facts);
      expect(anomaly).toMatchObject({ code: '116', at: minute(3) });
      expect(anomalies.map(({ code }) => code)).toEqual(['110', '116']);
    }
  });

  it('a failure without a number of units concerns all of them', () => {
    expect(order(...paidOrder(), told('delivery-failed', 2, {})).anomaly).not.toHaveProperty('quantity');
  });

  it('a time-out stands only while no try is paid', () => {
    const timedOut = told('payment-timed-out', 2, { paymentId: 'P1' });
    expect(order(timedOut).anomaly).toMatchObject({ kind: 'payment-timed-out' });
    expect(order(timedOut, told('paid', 3, { paymentId: 'P2' })).anomaly).toBeUndefined();
    expect(order(told('paid', 1, { paymentId: 'P1' }), timedOut).anomaly).toBeUndefined();
  });

  it('at one moment a failure speaks after a delay', () => {
    const facts = [told('delivery-failed', 2, { code: '108' }), told('delayed', 2, {})];
    expect(order(...paidOrder(), ...facts).anomaly).toMatchObject({ kind: 'delivery-failed' });
  });

  it('a failure that was taken back is none', () => {
    const failed = told('delivery-failed', 2, {});
    const back = told('corrected', 3, { reason: 'x', withdraws: [failed] });
    expect(order(...paidOrder(), failed, back)).toMatchObject({ anomalies: [] });
  });

  describe('a delivery answers a failure', () => {
    it('that its own publisher told before it, to the moment', () => {
      const failed = told('delivery-failed', 2, {});
      expect(order(failed, told('delivered', 2.001, { quantity: 1 })).anomaly).toBeUndefined();
      expect(order(failed, told('delivered', 1.999, { quantity: 1 })).anomaly).toBeDefined();
    });

    it('of another publisher unless it is older by more than the skew: nobody knows which came first', () => {
      const failed = told('delivery-failed', 10, {});
      expect(order(failed, told('delivered', 5.001, { quantity: 1 }, WAREHOUSE)).anomaly).toBeUndefined();
      expect(order(failed, told('delivered', 5, { quantity: 1 }, WAREHOUSE)).anomaly).toBeDefined();
    });

    it('also where a newer delivery of the same publisher answers nothing', () => {
      const facts = [
        told('delivered', 9, { quantity: 1 }, WAREHOUSE),
        told('delivered', 9.5, { quantity: 1 }),
        told('delivery-failed', 10, {}),
      ];
      expect(order(...facts).anomaly).toBeUndefined();
    });
  });
});

describe('the order in one word', () => {
  it.each<[string, readonly OrderFact[], string]>([
    ['nothing told', [], 'placed'],
    ['paid', paidOrder(), 'paid'],
    ['paid in part', [told('paid', 1, { paymentId: 'P1', amount: 600 })], 'underpaid'],
    ['timed out', [told('payment-timed-out', 1, {})], 'payment-timed-out'],
    ['failed', [...paidOrder(), told('delivery-failed', 2, {})], 'delivery-failed'],
    ['delayed', [...paidOrder(), told('delayed', 2, {})], 'delayed'],
    [
      'one of three delivered, then failed',
      [...paidOrder(), told('delivered', 2, { quantity: 1 }), told('delivery-failed', 3, {})],
      'partly-delivered',
    ],
    [
      'all delivered, whatever else failed',
      [...paidOrder(), told('delivered', 2, { quantity: 3 }), told('delivery-failed', 3, {})],
      'delivered',
    ],
    ['refunded', [...paidOrder(), told('refunded', 2, { amount: 1000 })], 'refunded'],
    ['cancelled', [...paidOrder(), told('cancelled', 2, {})], 'cancelled'],
  ])('%s: %#', (_, facts, status) => {
    expect(orderStatus(order(...facts))).toBe(status);
  });
});
