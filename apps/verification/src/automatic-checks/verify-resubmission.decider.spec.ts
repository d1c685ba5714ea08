import type { OrderEvents, OrderFacts, ResubmissionReason } from '@bujiao/contracts';
import type { OrderHistory } from '@bujiao/order-history';
import {
  approved,
  attemptStarted,
  attemptSucceeded,
  FAILED,
  given,
  historyOf,
  orderChanged,
  PLACED_AT,
  rejected,
  requested,
  snapshotTaken,
  TERMS,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import type { PaymentProof } from '../payment-proof/payment-gateway.port.js';
import { paymentToProve, verifyResubmission } from './verify-resubmission.decider.js';

const PROOF: PaymentProof = {
  paymentId: 'P1',
  orderId: 'O1',
  status: 'paid',
  amount: 1000,
  paidAt: '2026-11-23T09:01:00.000Z',
};
const TIMED_OUT: OrderFacts = { paymentTimedOutAt: '2026-11-23T09:15:00.000Z' };
const asked = (reason: ResubmissionReason, facts: OrderFacts): GivenEvent[] => [
  snapshotTaken(facts),
  requested({ reason }),
];
const verify = (proof?: PaymentProof) => (history: OrderHistory) =>
  verifyResubmission(history, { resubmissionId: 'r1', ...(proof && { proof }) });

describe('the verification of a resubmission', () => {
  it('approves what fits, and records every check', () => {
    const [event] = verify()(historyOf(...asked('delivery-failed', FAILED)));
    expect(event?.type).toBe('ResubmissionApproved');
    const { checks } = event?.data as OrderEvents['ResubmissionApproved'];
    expect(checks.map(({ check, passed }) => [check, passed])).toEqual([
      ['requester-may-act', true],
      ['still-owed', true],
      ['reason-fits-order', true],
      ['inside-window', true],
      ['payment-proven', true],
    ]);
  });

  it('decides once: not again after an approval or a rejection, not what nobody asked for', () => {
    given(...asked('delivery-failed', FAILED), approved())
      .when(verify())
      .thenNothing();
    given(...asked('delivery-failed', FAILED), rejected())
      .when(verify(PROOF))
      .thenNothing();
    given(snapshotTaken()).when(verify()).thenNothing();
    given().when(verify()).thenNothing();
  });

  it('rejects whoever is neither buyer nor merchant of the order, nor an agent', () => {
    const by = (id: string, role: 'buyer' | 'merchant' | 'after-sales' | 'reviewer') =>
      given(snapshotTaken(), { ...requested(), metadata: { actor: { kind: 'person', id, role } } }).when(
        verify(),
      );
    by('B1', 'buyer').then({ type: 'ResubmissionApproved' });
    by('M1', 'merchant').then({ type: 'ResubmissionApproved' });
    by('agent-7', 'after-sales').then({ type: 'ResubmissionApproved' });
    by('B2', 'buyer').then({ type: 'ResubmissionRejected', data: { code: 'requester-not-owner' } });
    by('agent-7', 'reviewer').then({ type: 'ResubmissionRejected', data: { code: 'requester-not-owner' } });
  });

  it('rejects what is not owed any more', () => {
    given(
      snapshotTaken(FAILED, { quantity: 2 }),
      requested(),
      orderChanged({ deliveredQuantity: 2, deliveredAt: PLACED_AT }),
    )
      .when(verify())
      .then({ type: 'ResubmissionRejected', data: { code: 'nothing-owed' } });
    given(
      snapshotTaken(),
      requested({ resubmissionId: 'r0' }),
      approved('r0'),
      attemptStarted({ resubmissionId: 'r0' }),
      attemptSucceeded({ resubmissionId: 'r0' }),
      requested(),
    )
      .when(verify())
      .then({ type: 'ResubmissionRejected', data: { code: 'nothing-owed' } });
  });

  it('rejects a reason that the order has left behind', () => {
    given(...asked('payment-timed-out', TIMED_OUT), orderChanged({ deliveryFailedAt: PLACED_AT }))
      .when(verify(PROOF))
      .then({ type: 'ResubmissionRejected', data: { code: 'reason-does-not-fit' } });
  });

  it('measures the window at the request, so that a slow check costs nobody their right', () => {
    const at = (occurredAt: string) =>
      given(snapshotTaken(), { ...requested(), metadata: { occurredAt } }).when(verify());
    at('2026-11-24T09:00:00.000Z').then({ type: 'ResubmissionApproved' });
    at('2026-11-24T09:00:00.001Z').then({ type: 'ResubmissionRejected', data: { code: 'outside-window' } });
  });

  it('records no personal data with its checks', () => {
    const events = verify(PROOF)(historyOf(...asked('payment-timed-out', TIMED_OUT)));
    expect(JSON.stringify(events)).not.toContain('sealed');
  });
});

describe('the proof of payment', () => {
  it.each<[string, ResubmissionReason, OrderFacts, string | undefined]>([
    ['is fetched where the payment timed out', 'payment-timed-out', TIMED_OUT, 'P1'],
    ['is fetched where the notice was lost', 'payment-notice-lost', {}, 'P1'],
    [
      'is fetched for those, though the shop says paid by now',
      'payment-timed-out',
      { ...TIMED_OUT, paidAt: PLACED_AT },
      'P1',
    ],
    ['is fetched where the shop never said paid', 'delivery-failed', { deliveryFailedAt: PLACED_AT }, 'P1'],
    ['is not needed where the shop said paid', 'delivery-failed', FAILED, undefined],
  ])('%s', (_, reason, facts, paymentId) => {
    expect(paymentToProve(historyOf(...asked(reason, facts)), 'r1')).toBe(paymentId);
  });

  it('is not fetched for what has been decided, or has no payment', () => {
    expect(
      paymentToProve(historyOf(...asked('payment-timed-out', TIMED_OUT), approved()), 'r1'),
    ).toBeUndefined();
    const { paymentId: _, ...terms } = TERMS;
    const history = historyOf(
      { type: 'OrderSnapshotTaken', data: { terms, facts: TIMED_OUT } },
      requested({ reason: 'payment-timed-out' }),
    );
    expect(paymentToProve(history, 'r1')).toBeUndefined();
  });

  it('approves what was paid', () => {
    given(...asked('payment-timed-out', TIMED_OUT))
      .when(verify(PROOF))
      .then({ type: 'ResubmissionApproved' });
  });

  it.each<[string, PaymentProof | undefined]>([
    ['payment-not-found', undefined],
    ['payment-not-made', { ...PROOF, status: 'unpaid' }],
    ['payment-refunded', { ...PROOF, status: 'refunded' }],
    ['payment-mismatch', { ...PROOF, orderId: 'O2' }],
    ['payment-mismatch', { ...PROOF, amount: 999 }],
  ])('rejects with %s and a sentence that a buyer can read', (code, proof) => {
    const [event] = verify(proof)(historyOf(...asked('payment-timed-out', TIMED_OUT)));
    expect(event).toMatchObject({
      type: 'ResubmissionRejected',
      data: { code, sentence: { zh: expect.stringMatching(/。$/), en: expect.stringMatching(/\.$/) } },
    });
  });
});
