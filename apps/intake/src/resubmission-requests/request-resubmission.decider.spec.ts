import type { OrderFact } from '@bujiao/contracts';
import { Refused, type OrderHistory } from '@bujiao/order-history';
import { BASELINE } from '@bujiao/policy';
import {
  approved,
  attemptStarted,
  attemptSucceeded,
  closed,
  delivered,
  given,
  historyOf,
  NOW,
  minute,
  moreTold,
  paidOrder,
  recordTaken,
  rejected,
  requested,
  TERMS,
  told,
  TOP_UP_TERMS,
} from '@bujiao/order-history/testing';
import { snapshotEvents } from '../order-record/snapshot-events.js';
import { askPerson, requestResubmission, type RequestResubmission } from './request-resubmission.decider.js';

/** Paid, and the delivery failed: the plainest reason to resubmit. */
const FAILED: readonly OrderFact[] = [...paidOrder(), told('delivery-failed', 2, {})];
const taken = () => recordTaken(FAILED);

const command = (over: Partial<RequestResubmission> = {}): RequestResubmission => ({
  resubmissionId: 'r1',
  channel: 'one-click',
  fieldsTyped: 0,
  fingerprint: 'f1',
  requesterId: 'B2',
  isPlainClick: true,
  record: { terms: TERMS, told: FAILED },
  policy: BASELINE,
  now: NOW,
  ...over,
});
const request =
  (over: Partial<RequestResubmission> = {}) =>
  (history: OrderHistory) =>
    requestResubmission(history, command(over));
const topUp = (over: Partial<RequestResubmission> = {}) =>
  request({ record: { terms: TOP_UP_TERMS, told: FAILED }, ...over });
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
        { type: 'OrderSnapshotTaken', data: { terms: TERMS, told: FAILED } },
        {
          type: 'ResubmissionRequested',
          data: { resubmissionId: 'r1', reason: 'delivery-failed', channel: 'one-click', fieldsTyped: 0 },
        },
      );
  });

  it('does not repeat a snapshot that the stream has', () => {
    given(taken()).when(request()).then({ type: 'ResubmissionRequested' });
  });

  it('tells the stream first what the shop has said since', () => {
    const news = told('delivery-failed', 3, { code: '110' });
    given(taken())
      .when(request({ record: { terms: TERMS, told: [...FAILED, news] } }))
      .then({ type: 'OriginalOrderChanged', data: { told: [news] } }, { type: 'ResubmissionRequested' });
  });

  it('decides on what the stream knows, though the snapshot does not know it yet', () => {
    given(taken(), moreTold(told('delivered', 3, { quantity: 1 })))
      .when(request())
      .thenRefused('order-delivered');
  });

  it('is asked again and answers the same: nothing more to decide, also after the end', () => {
    given(taken(), requested()).when(request()).thenNothing();
    given(taken(), requested(), rejected()).when(request()).thenNothing();
  });

  it('refuses a key that was used for another request', () => {
    given(taken(), requested())
      .when(request({ fingerprint: 'f2' }))
      .thenRefused('idempotency-key-reused');
  });

  it('is opened once at a time', () => {
    given(taken(), requested())
      .when(request({ resubmissionId: 'r2' }))
      .thenRefused('resubmission-open');
    given(taken(), requested(), approved())
      .when(request({ resubmissionId: 'r2' }))
      .thenRefused('resubmission-open');
  });

  it('can be asked for again after a rejection, and not after everything was delivered', () => {
    given(taken(), requested(), rejected())
      .when(request({ resubmissionId: 'r2' }))
      .then({ type: 'ResubmissionRequested', data: { resubmissionId: 'r2' } });
    given(taken(), requested(), approved(), attemptStarted(), attemptSucceeded(), delivered(), closed())
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
      requestResubmission(historyOf(taken(), requested({ resubmissionId: 'r0' })), command());
    expect(refuse).toThrow(Refused);
    expect(caught(refuse)).toMatchObject({ code: 'resubmission-open', data: { resubmissionId: 'r0' } });
  });

  it('many clicks of the requester are one', () => {
    given(taken(), requested())
      .when(request({ resubmissionId: 'r2', requesterId: 'B1' }))
      .thenNothing();
    given(taken(), requested())
      .when(
        request({
          resubmissionId: 'r2',
          requesterId: 'B1',
          isPlainClick: false,
          fingerprint: 'other',
          reason: 'delivery-failed',
        }),
      )
      .thenRefused('resubmission-open');
  });

  it('takes no more units than the anomaly concerns', () => {
    const facts = [...paidOrder(), told('delivery-failed', 2, { quantity: 1 })];
    given()
      .when(request({ record: { terms: { ...TERMS, quantity: 3 }, told: facts } }))
      .then({ type: 'OrderSnapshotTaken' }, { type: 'ResubmissionRequested', data: { quantity: 1 } });
  });

  it('records the rules that after-sales sets aside, and why', () => {
    const override = { rules: ['outside-window' as const], reason: 'the supplier was closed' };
    const late = Date.parse(minute(2)) + 25 * 3_600_000;
    given()
      .when(request({ now: late }))
      .thenRefused('outside-window');
    given()
      .when(request({ now: late, override }))
      .then({ type: 'OrderSnapshotTaken' }, { type: 'ResubmissionRequested', data: { override } });
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
      .when(
        topUp({
          reason: 'wrong-account',
          rechargeTarget: ACCOUNT,
          target: 'given',
          channel: 'form',
          fieldsTyped: 1,
        }),
      )
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
      .when(request({ record: { terms, told: FAILED } }))
      .thenRefused('recharge-target-missing');
  });

  it('is not taken for goods that go to no account', () => {
    given()
      .when(request({ rechargeTarget: ACCOUNT, target: 'given' }))
      .thenRefused('recharge-target-unexpected');
  });
});

describe('what the stream has to learn about the original order', () => {
  it('is nothing that it knows already', () => {
    for (const known of [[], FAILED])
      given(taken())
        .when((history) => snapshotEvents(history, { terms: TERMS, told: known }))
        .thenNothing();
  });

  it('is each new fact as an event of its own, with the summary as it is then', () => {
    const refunded = told('refunded', 30, { amount: 1000 });
    const cancelled = told('cancelled', 31, { cause: 'shop' });
    given(taken())
      .when((history) => snapshotEvents(history, { terms: TERMS, told: [...FAILED, refunded, cancelled] }))
      .then(
        { type: 'OriginalOrderChanged', data: { told: [refunded] } },
        {
          type: 'OriginalOrderChanged',
          data: {
            told: [cancelled],
            facts: { paidAt: minute(1), deliveryFailedAt: minute(2), cancelledAt: minute(31) },
          },
        },
      );
  });
});

describe('a refused request that the rules leave to a person', () => {
  const limit: readonly OrderFact[] = [...paidOrder(), told('delivery-failed', 2, { code: '118' })];
  const asks =
    (over: Partial<RequestResubmission> = {}) =>
    (history: OrderHistory) =>
      askPerson(history, command({ record: { terms: TERMS, told: limit }, ...over }));
  const ASKED = { code: 'failure-needs-person', known: { code: '118' } };

  it('is work for one, with what is known, also where the order has no stream yet', () => {
    given().when(asks()).then({ type: 'OrderSnapshotTaken' }, { type: 'PersonAsked', data: ASKED });
  });

  it('is so once for the same values', () => {
    given(recordTaken(limit), { type: 'PersonAsked', data: ASKED }).when(asks()).thenNothing();
    given(recordTaken(limit), { type: 'PersonAsked', data: { ...ASKED, known: { code: '119' } } })
      .when(asks())
      .then({ type: 'PersonAsked', data: ASKED });
  });

  it('is none where it may go, where it is refused for good, or where a contradiction is the work', () => {
    given(taken())
      .when((history) => askPerson(history, command()))
      .thenNothing();
    const over = [...FAILED, told('delivered', 3, { quantity: 1 }), told('delivered', 4, { quantity: 1 })];
    const record = { terms: TERMS, told: over };
    given(recordTaken(over)).when(asks({ record })).thenNothing();
    const cancelled = [...limit, told('cancelled', 5, { cause: 'buyer' })];
    given(recordTaken(cancelled))
      .when(asks({ record: { terms: TERMS, told: cancelled } }))
      .thenNothing();
  });
});
