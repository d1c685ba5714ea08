import type { ProvenPayment } from '@bujiao/contracts';
import { BASELINE } from '@bujiao/policy';
import {
  approved,
  attemptFailed,
  attemptStarted,
  FAILED,
  historyOf,
  manualWorkRequested,
  manualWorkResolved,
  moreTold,
  NOW,
  proofExpired,
  proven,
  recordTaken,
  requested,
  REQUESTED_AT,
  snapshotTaken,
  told,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { DELIVERY_POLICY } from './delivery-policy.js';
import { nextStep, type NextStep } from './next-step.decider.js';

const MINUTE = 60_000;
const at = (ms: number): string => new Date(NOW + ms).toISOString();
/** Approved on a proof of the moment of the request. */
const open = [
  recordTaken([told('payment-timed-out', 5, {})]),
  requested({ reason: 'payment-timed-out' }),
  proven(),
  approved(),
];
const stepAfter = (events: readonly GivenEvent[], ms: number): NextStep =>
  nextStep(historyOf(...events), 'r1', {
    now: NOW + ms,
    policy: DELIVERY_POLICY,
    defaultSupplierId: 'default',
    rules: BASELINE,
    supplierIds: new Set(['default']),
  });
const again = (status: ProvenPayment['status'], ms: number): GivenEvent =>
  proven(status, at(ms), { again: true });

describe('goods that go only on a proof of the gateway', () => {
  it('go on one that is as old as the policy allows, and on no older one', () => {
    expect(stepAfter(open, MINUTE)).toMatchObject({ do: 'start' });
    expect(stepAfter(open, MINUTE + 1)).toEqual({ do: 'prove', provenAt: REQUESTED_AT, mostAgeMs: MINUTE });
  });

  it('wait for the answer once it is asked for, and go on it', () => {
    expect(stepAfter([...open, proofExpired()], 2 * MINUTE)).toEqual({ do: 'nothing' });
    expect(stepAfter([...open, proofExpired(), again('paid', 2 * MINUTE)], 2 * MINUTE)).toMatchObject({
      do: 'start',
    });
  });

  it.each([
    ['refunded', 'payment-refunded'],
    ['unpaid', 'payment-not-made'],
    ['unknown', 'payment-not-found'],
    ['other-order', 'payment-mismatch'],
  ] as const)('do not go where the gateway says %s by now', (status, code) => {
    expect(stepAfter([...open, proofExpired(), again(status, 2 * MINUTE)], 2 * MINUTE)).toMatchObject({
      do: 'fail',
      code,
    });
  });

  it('are a matter for a person where its answer cannot be understood', () => {
    const unclear = again('unclear', 2 * MINUTE);
    expect(stepAfter([...open, proofExpired(), unclear], 2 * MINUTE)).toEqual({
      do: 'ask-a-person',
      code: 'payment-unclear',
    });
  });

  it('are proven again hours after a person has resolved the work', () => {
    const resolved = [
      ...open,
      attemptStarted(),
      manualWorkRequested(),
      manualWorkResolved({ attemptId: 'a1' }),
    ];
    expect(stepAfter(resolved, 180 * MINUTE)).toMatchObject({ do: 'prove' });
  });

  it('are proven again before the next attempt, after a wait for stock', () => {
    const outOfStock = attemptFailed({ code: 'out-of-stock', retryAt: at(2 * MINUTE) });
    expect(stepAfter([...open, attemptStarted(), outOfStock], 2 * MINUTE)).toMatchObject({ do: 'prove' });
  });

  it('need one once the order was cancelled by a time-out, though the shop had told the payment', () => {
    const paid = [snapshotTaken(FAILED), requested(), approved()];
    expect(stepAfter(paid, 0)).toMatchObject({ do: 'start' });
    const cancelled = moreTold(told('cancelled', 61, { cause: 'payment-timed-out' }));
    expect(stepAfter([...paid, cancelled], 0)).toEqual({ do: 'prove', mostAgeMs: MINUTE });
  });

  it('are a matter for a person where proofs are too old again and again', () => {
    const tries = Array.from({ length: 5 }, (_, i) => [
      proofExpired(),
      again('paid', (i + 1) * 2 * MINUTE),
    ]).flat();
    expect(stepAfter([...open, ...tries], 20 * MINUTE)).toEqual({
      do: 'ask-a-person',
      code: 'proof-too-old',
    });
    expect(stepAfter([...open, ...tries.slice(2)], 20 * MINUTE)).toMatchObject({ do: 'prove' });
  });

  it('and whose payment the shop told need none', () => {
    expect(stepAfter([snapshotTaken(FAILED), requested(), approved()], 180 * MINUTE)).toMatchObject({
      do: 'start',
    });
  });
});
