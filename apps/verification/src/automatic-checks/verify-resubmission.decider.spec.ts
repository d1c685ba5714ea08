import type { OrderEvents, OrderFacts, ResubmissionReason } from '@bujiao/contracts';
import type { OrderHistory } from '@bujiao/order-history';
import {
  approved,
  attemptStarted,
  attemptSucceeded,
  closed,
  delivered,
  FAILED,
  failedForGood,
  given,
  historyOf,
  orderChanged,
  PLACED_AT,
  proofExpired,
  proven,
  recordTaken,
  rejected,
  requested,
  snapshotTaken,
  TERMS,
  told,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { BASELINE } from '@bujiao/policy';
import type { ProvenPayment } from '@bujiao/contracts';
import { paymentsToProve, verifyResubmission } from './verify-resubmission.decider.js';

const PROOF: ProvenPayment = { paymentId: 'P1', status: 'paid', amount: 1000 };
const TIMED_OUT: OrderFacts = { paymentTimedOutAt: '2026-11-23T09:15:00.000Z' };
const asked = (reason: ResubmissionReason, facts: OrderFacts): GivenEvent[] => [
  snapshotTaken(facts),
  requested({ reason }),
];
const verify =
  (...proofs: readonly ProvenPayment[]) =>
  (history: OrderHistory) =>
    verifyResubmission(history, {
      resubmissionId: 'r1',
      policy: BASELINE,
      ...(proofs.length > 0 && { proofs }),
    });

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
      .then({ type: 'ResubmissionRejected', data: { code: 'order-delivered' } });
    given(
      snapshotTaken(),
      requested({ resubmissionId: 'r0' }),
      approved('r0'),
      attemptStarted({ resubmissionId: 'r0' }),
      attemptSucceeded({ resubmissionId: 'r0' }),
      delivered('r0'),
      closed('r0'),
      requested(),
    )
      .when(verify())
      .then({ type: 'ResubmissionRejected', data: { code: 'nothing-owed' } });
  });

  it('rejects a reason that the order has left behind', () => {
    given(
      ...asked('payment-timed-out', TIMED_OUT),
      orderChanged({ deliveryFailedAt: '2026-11-23T09:20:00.000Z' }),
    )
      .when(verify(PROOF))
      .then(
        { type: 'PaymentProofObtained' },
        { type: 'ResubmissionRejected', data: { code: 'reason-does-not-fit' } },
      );
  });

  it('measures the window at the request, so that a slow check costs nobody their right', () => {
    const at = (occurredAt: string) =>
      given(snapshotTaken(), { ...requested(), metadata: { occurredAt } }).when(verify());
    at('2026-11-24T09:02:00.000Z').then({ type: 'ResubmissionApproved' });
    at('2026-11-24T09:02:00.001Z').then({ type: 'ResubmissionRejected', data: { code: 'outside-window' } });
  });

  it('records no personal data with its checks', () => {
    const events = verify(PROOF)(historyOf(...asked('payment-timed-out', TIMED_OUT)));
    expect(JSON.stringify(events)).not.toContain('sealed');
  });
});

describe('the proof of payment', () => {
  it.each<[string, ResubmissionReason, OrderFacts, readonly string[]]>([
    ['is fetched where the payment timed out', 'payment-timed-out', TIMED_OUT, ['P1']],
    ['is fetched where the notice was lost', 'payment-notice-lost', {}, ['P1']],
    [
      'is fetched for those, though the shop says paid by now',
      'payment-timed-out',
      { ...TIMED_OUT, paidAt: PLACED_AT },
      ['P1'],
    ],
    ['is fetched where the shop never said paid', 'delivery-failed', { deliveryFailedAt: PLACED_AT }, ['P1']],
    ['is not needed where the shop said paid', 'delivery-failed', FAILED, []],
  ])('%s', (_, reason, facts, numbers) => {
    expect(paymentsToProve(historyOf(...asked(reason, facts)), 'r1', BASELINE)).toEqual(numbers);
  });

  it('is fetched for every number that is known, wherever it was told', () => {
    const facts = [told('payment-started', 1, { paymentId: 'P2' }), told('payment-timed-out', 5, {})];
    const history = historyOf(recordTaken(facts), requested({ reason: 'payment-timed-out' }));
    expect(paymentsToProve(history, 'r1', BASELINE)).toEqual(['P1', 'P2']);
  });

  it('is not fetched for what has been decided, nor for a free order', () => {
    const decided = historyOf(...asked('payment-timed-out', TIMED_OUT), approved());
    expect(paymentsToProve(decided, 'r1', BASELINE)).toEqual([]);
    const free = historyOf(snapshotTaken({ deliveryFailedAt: PLACED_AT }, { amount: 0 }), requested());
    expect(paymentsToProve(free, 'r1', BASELINE)).toEqual([]);
    given(snapshotTaken({ deliveryFailedAt: PLACED_AT }, { amount: 0 }), requested())
      .when(verify())
      .then({ type: 'ResubmissionApproved' });
  });

  it('cannot be fetched without a number, and that is what the buyer is told', () => {
    const { paymentId: _, ...terms } = TERMS;
    const opened = recordTaken([told('payment-timed-out', 15, {})]);
    const data = { ...(opened.data as object), terms };
    given({ ...opened, data } as GivenEvent, requested({ reason: 'payment-timed-out' }))
      .when(verify())
      .then({ type: 'ResubmissionRejected', data: { code: 'payment-number-unknown' } });
  });

  it('approves what was paid, and records what the gateway said', () => {
    given(...asked('payment-timed-out', TIMED_OUT))
      .when(verify(PROOF))
      .then({ type: 'PaymentProofObtained', data: { payments: [PROOF] } }, { type: 'ResubmissionApproved' });
  });

  it('adds up what was paid in parts', () => {
    const parts = (...amounts: readonly number[]) =>
      given(
        recordTaken([
          told('paid', 1, { paymentId: 'P2', amount: 1 }),
          told('payment-timed-out', 5, { paymentId: 'P1' }),
          told('delivery-failed', 6, {}),
        ]),
        requested(),
      ).when(
        verify(
          ...amounts.map((amount, i): ProvenPayment => ({ paymentId: `P${i + 1}`, status: 'paid', amount })),
        ),
      );
    parts(600, 400).then({ type: 'PaymentProofObtained' }, { type: 'ResubmissionApproved' });
    parts(601, 400).then({ type: 'PaymentProofObtained' }, { type: 'ResubmissionApproved' });
    parts(600, 399).then(
      { type: 'PaymentProofObtained' },
      { type: 'ResubmissionRejected', data: { code: 'underpaid' } },
    );
  });

  it.each<[string, ProvenPayment]>([
    ['payment-not-found', { paymentId: 'P1', status: 'unknown' }],
    ['payment-not-made', { ...PROOF, status: 'unpaid' }],
    ['payment-refunded', { ...PROOF, status: 'refunded' }],
    ['payment-mismatch', { paymentId: 'P1', status: 'other-order' }],
    ['payment-unclear', { paymentId: 'P1', status: 'unclear' }],
    ['underpaid', { ...PROOF, amount: 999 }],
  ])('rejects with %s and a sentence that a buyer can read', (code, proof) => {
    const [, event] = verify(proof)(historyOf(...asked('payment-timed-out', TIMED_OUT)));
    const { personKnows } = event?.data as OrderEvents['ResubmissionRejected'];
    expect(personKnows).toEqual(code === 'payment-unclear' ? { paymentId: 'P1' } : undefined);
    expect(event).toMatchObject({
      type: 'ResubmissionRejected',
      data: { code, sentence: { zh: expect.stringMatching(/。$/), en: expect.stringMatching(/\.$/) } },
    });
  });

  it('that became too old is replaced by what the gateway says now, and nothing is decided anew', () => {
    const waiting = [...asked('payment-timed-out', TIMED_OUT), proven(), approved(), proofExpired()];
    expect(paymentsToProve(historyOf(...waiting), 'r1', BASELINE)).toEqual(['P1']);
    given(...waiting)
      .when(verify({ ...PROOF, status: 'refunded' }))
      .then({
        type: 'PaymentProofObtained',
        data: { payments: [{ ...PROOF, status: 'refunded' }], again: true },
      });
    given(...waiting, proven('paid', undefined, { again: true }))
      .when(verify(PROOF))
      .thenNothing();
    given(...waiting, failedForGood())
      .when(verify(PROOF))
      .thenNothing();
  });
});
