import type { OrderFacts } from '@bujiao/contracts';
import { Refused, type OrderHistory } from '@bujiao/order-history';
import {
  approved,
  attemptStarted,
  attemptSucceeded,
  closed,
  delivered,
  FAILED,
  given,
  NOW,
  orderChanged,
  rejected,
  requested,
  snapshotTaken,
  TERMS,
  TOP_UP_TERMS,
} from '@bujiao/order-history/testing';
import {
  requestResubmission,
  snapshotEvents,
  type RequestResubmission,
} from './request-resubmission.decider.js';

const command = (over: Partial<RequestResubmission> = {}): RequestResubmission => ({
  resubmissionId: 'r1',
  channel: 'one-click',
  fieldsTyped: 0,
  fingerprint: 'f1',
  snapshot: { terms: TERMS, facts: FAILED },
  now: NOW,
  ...over,
});
const request =
  (over: Partial<RequestResubmission> = {}) =>
  (history: OrderHistory) =>
    requestResubmission(history, command(over));
const topUp = (over: Partial<RequestResubmission> = {}) =>
  request({ snapshot: { terms: TOP_UP_TERMS, facts: FAILED }, ...over });
function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
const ACCOUNT = { keyOf: 'B1', sealed: 'corrected-account' };

describe('asking for a resubmission', () => {
  it('opens the stream with the snapshot, and takes the reason that fits best', () => {
    given()
      .when(request())
      .then(
        { type: 'OrderSnapshotTaken', data: { terms: TERMS, facts: FAILED } },
        {
          type: 'ResubmissionRequested',
          data: { resubmissionId: 'r1', reason: 'delivery-failed', channel: 'one-click', fieldsTyped: 0 },
        },
      );
  });

  it('does not repeat a snapshot that the stream has', () => {
    given(snapshotTaken()).when(request()).then({ type: 'ResubmissionRequested' });
  });

  it('tells the stream first what the shop has said since', () => {
    const facts: OrderFacts = { ...FAILED, deliveryFailureCode: 'no-stock' };
    given(snapshotTaken())
      .when(request({ snapshot: { terms: TERMS, facts } }))
      .then({ type: 'OriginalOrderChanged', data: { facts } }, { type: 'ResubmissionRequested' });
  });

  it('decides on what the stream knows, though the snapshot does not know it yet', () => {
    given(snapshotTaken(), orderChanged({ deliveredAt: FAILED.paidAt as string }))
      .when(request())
      .thenRefused('order-delivered');
  });

  it('is asked again and answers the same: nothing more to decide, also after the end', () => {
    given(snapshotTaken(), requested()).when(request()).thenNothing();
    given(snapshotTaken(), requested(), rejected()).when(request()).thenNothing();
  });

  it('refuses a key that was used for another request', () => {
    given(snapshotTaken(), requested())
      .when(request({ fingerprint: 'f2' }))
      .thenRefused('idempotency-key-reused');
  });

  it('is opened once at a time', () => {
    given(snapshotTaken(), requested())
      .when(request({ resubmissionId: 'r2' }))
      .thenRefused('resubmission-open');
    given(snapshotTaken(), requested(), approved())
      .when(request({ resubmissionId: 'r2' }))
      .thenRefused('resubmission-open');
  });

  it('can be asked for again after a rejection, and not after everything was delivered', () => {
    given(snapshotTaken(), requested(), rejected())
      .when(request({ resubmissionId: 'r2' }))
      .then({ type: 'ResubmissionRequested', data: { resubmissionId: 'r2' } });
    given(
      snapshotTaken(),
      requested(),
      approved(),
      attemptStarted(),
      attemptSucceeded(),
      delivered(),
      closed(),
    )
      .when(request({ resubmissionId: 'r2' }))
      .thenRefused('nothing-owed');
  });

  it('takes a reason only where it fits', () => {
    given()
      .when(request({ reason: 'delivery-failed' }))
      .then(
        { type: 'OrderSnapshotTaken' },
        { type: 'ResubmissionRequested', data: { reason: 'delivery-failed' } },
      );
    given()
      .when(request({ reason: 'supplier-late' }))
      .thenRefused('reason-does-not-fit');
  });

  it('names the open one, so that a client can follow it', () => {
    const refuse = () =>
      requestResubmission(
        {
          terms: TERMS,
          facts: FAILED,
          resubmissions: [{ resubmissionId: 'r0', status: 'approved', attempts: [] }],
        } as unknown as OrderHistory,
        command(),
      );
    expect(refuse).toThrow(Refused);
    expect(caught(refuse)).toMatchObject({ code: 'resubmission-open', data: { resubmissionId: 'r0' } });
  });
});

describe('the target of a top-up', () => {
  it("is the order's own, with nothing typed", () => {
    given()
      .when(topUp())
      .then({ type: 'OrderSnapshotTaken' }, { type: 'ResubmissionRequested', data: { fieldsTyped: 0 } });
  });

  it('is the corrected one where one is given', () => {
    given()
      .when(topUp({ reason: 'wrong-account', rechargeTarget: ACCOUNT, channel: 'form', fieldsTyped: 1 }))
      .then(
        { type: 'OrderSnapshotTaken' },
        { type: 'ResubmissionRequested', data: { rechargeTarget: ACCOUNT, channel: 'form', fieldsTyped: 1 } },
      );
  });

  it('has to be given where the account was wrong, or none is known', () => {
    given()
      .when(topUp({ reason: 'wrong-account' }))
      .thenRefused('recharge-target-missing');
    const { rechargeTarget: _, ...terms } = TOP_UP_TERMS;
    given()
      .when(request({ snapshot: { terms, facts: FAILED } }))
      .thenRefused('recharge-target-missing');
  });

  it('is not taken for goods that go to no account', () => {
    given()
      .when(request({ rechargeTarget: ACCOUNT }))
      .thenRefused('recharge-target-unexpected');
  });
});

describe('what the stream has to learn about the original order', () => {
  it('is nothing that it knows already', () => {
    given(snapshotTaken())
      .when((history) => snapshotEvents(history, { terms: TERMS, facts: {} }))
      .thenNothing();
    given(snapshotTaken())
      .when((history) => snapshotEvents(history, { terms: TERMS, facts: FAILED }))
      .thenNothing();
  });

  it('is the whole set of facts, never less than the stream knows', () => {
    const cancelledAt = '2026-11-23T09:30:00.000Z';
    given(snapshotTaken())
      .when((history) => snapshotEvents(history, { terms: TERMS, facts: { cancelledAt } }))
      .then({ type: 'OriginalOrderChanged', data: { facts: { ...FAILED, cancelledAt } } });
  });
});
