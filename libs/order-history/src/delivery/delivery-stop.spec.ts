import type { OrderFact } from '@bujiao/contracts';
import { emptyHistory } from '../order-history.js';
import {
  approved,
  attemptStarted,
  attemptSucceeded,
  historyOf,
  paidOrder,
  recordTaken,
  requested,
  told,
  type GivenEvent,
} from '../testing/index.js';
import { deliveryStop, type DeliveryStop } from './delivery-stop.js';

const stop = (facts: readonly OrderFact[], ...then: readonly GivenEvent[]): DeliveryStop | undefined =>
  deliveryStop(
    historyOf(recordTaken([...paidOrder(), ...facts], { quantity: 2 }), requested(), approved(), ...then),
  );

describe('news that stands against every further delivery', () => {
  it('there is none where nothing was told, and none of an unknown order', () => {
    expect(stop([])).toBeUndefined();
    expect(deliveryStop(emptyHistory())).toBeUndefined();
  });

  it.each([undefined, 'buyer', 'shop', 'risk', 'other'] as const)('cancelled (%s): it ends', (cause) => {
    expect(stop([told('cancelled', 2, cause ? { cause } : {})])).toEqual({
      do: 'fail',
      code: 'order-cancelled',
    });
  });

  it('cancelled by the time-out of a payment that arrived: goods go', () => {
    expect(stop([told('cancelled', 2, { cause: 'payment-timed-out' })])).toBeUndefined();
  });

  it('refunded: it ends', () => {
    expect(stop([told('refunded', 2, { amount: 1000 })])).toEqual({ do: 'fail', code: 'order-refunded' });
  });

  it('refunded by units: the others go', () => {
    expect(stop([told('refunded', 2, { amount: 500, quantity: 1 })])).toBeUndefined();
  });

  it('refunded in part without units: a person is asked', () => {
    expect(stop([told('refunded', 2, { amount: 500 })])).toEqual({
      do: 'ask-a-person',
      code: 'refund-without-units',
    });
  });

  it('goodwill and a lower price stop nothing', () => {
    expect(
      stop([
        told('refunded', 2, { amount: 300, cause: 'goodwill' }),
        told('refunded', 3, { amount: 300, cause: 'price' }),
      ]),
    ).toBeUndefined();
  });

  it('a contradiction goes first: a person is asked, also where the order was cancelled', () => {
    expect(stop([told('cancelled', 70, {})], attemptStarted(), attemptSucceeded())).toEqual({
      do: 'ask-a-person',
      code: 'conflict-open',
    });
  });

  it('more money than the price stops nothing', () => {
    expect(stop([told('paid', 2, { paymentId: 'P2', amount: 1 })])).toBeUndefined();
  });
});
