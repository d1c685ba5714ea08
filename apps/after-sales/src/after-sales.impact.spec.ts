import type { BusEvent } from '@bujiao/event-bus';
import {
  approved,
  attemptStarted,
  attemptSucceeded,
  historyOf,
  moreTold,
  paidOrder,
  recordTaken,
  requested,
  told,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { afterSalesImpact } from './after-sales.impact.js';

const event = (type: string): BusEvent => ({
  id: 'e1',
  type,
  source: 'fulfillment',
  orderId: 'O1',
  time: '2026-11-23T10:00:00.000Z',
  data: { resubmissionId: 'r1' },
});

const outcome = (type: string, events: readonly GivenEvent[], autoConfirmAfterMs = 60_000): string =>
  afterSalesImpact().impactOf(event(type), { history: historyOf(...events), autoConfirmAfterMs }).outcome;

const delivered: GivenEvent = { type: 'ResubmissionDelivered', data: { resubmissionId: 'r1', quantity: 1 } };
const confirmed: GivenEvent = { type: 'ReceiptConfirmed', data: { resubmissionId: 'r1', by: 'buyer' } };
const closed: GivenEvent = { type: 'ResubmissionClosed', data: { resubmissionId: 'r1' } };
const over = told('delivered', 70, { quantity: 1 });
const ours = [requested(), approved(), attemptStarted(), attemptSucceeded()];

describe('of a delivery it says', () => {
  const history = [recordTaken(paidOrder()), ...ours, delivered];

  it('that a timer would be set, or that the receipt would be confirmed at once', () => {
    expect(outcome('ResubmissionDelivered', history)).toBe('expects-receipt');
    expect(outcome('ResubmissionDelivered', history, 0)).toBe('confirms-receipt');
  });

  it('that the receipt would wait where goods and money contradict each other, and what the end of that would do', () => {
    const conflicting = [recordTaken([...paidOrder(), over]), ...ours, delivered];
    expect(outcome('ResubmissionDelivered', conflicting, 0)).toBe('expects-receipt');
    expect(outcome('OrderConflictClosed', history)).toBe('expects-receipt');
    expect(outcome('OrderConflictClosed', history, 0)).toBe('confirms-receipt');
    expect(outcome('OrderConflictClosed', [...history, confirmed, closed])).toBe('nothing');
  });

  it('nothing where the receipt is confirmed, or the delivery is not in the history', () => {
    expect(outcome('ResubmissionDelivered', [...history, confirmed, closed])).toBe('nothing');
    expect(outcome('ResubmissionDelivered', [recordTaken(paidOrder())])).toBe('nothing');
  });
});

describe.each(['OriginalOrderChanged', 'PaymentProofObtained', 'DeliveryAttemptSucceeded'])(
  'of %s it says',
  (type) => {
    const conflicting = [recordTaken([...paidOrder(), over]), ...ours];
    const found: GivenEvent = {
      type: 'OrderConflictFound',
      data: { conflict: { code: 'over-delivered', known: { ordered: 1, byShop: 1, byUs: 1 } } },
    };

    it('that a contradiction would be recorded, and nothing where it is', () => {
      expect(outcome(type, conflicting)).toBe('finds-conflict');
      expect(outcome(type, [...conflicting, found])).toBe('nothing');
      expect(outcome(type, [recordTaken(paidOrder()), ...ours])).toBe('nothing');
    });

    it('that one would be closed whose cause was taken back', () => {
      const back = moreTold(told('corrected', 80, { reason: 'another order', withdraws: [over] }));
      expect(outcome(type, [...conflicting, found, back])).toBe('closes-conflict');
    });
  },
);

it('declares what each of its handlers reaches', () => {
  const { types, reach } = afterSalesImpact();
  expect(Object.keys(reach).sort()).toEqual([...types].sort());
});
