import type { OrderHistory } from '@bujiao/order-history';
import {
  approved,
  attemptFailed,
  attemptStarted,
  attemptSucceeded,
  attemptUnknown,
  failedForGood,
  FAILED,
  given,
  manualWorkRequested,
  manualWorkResolved,
  NOW,
  requested,
  snapshotTaken,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { failResubmission } from './fail-resubmission.decider.js';
import { settleAttempt, type Outcome } from './settle-attempt.decider.js';

const POLICY = {
  retryAfter: [1_000, 5_000],
  queryAfter: [500, 2_000],
  unknownDeadline: 60_000,
  mostOddAnswers: 3,
};
const settle =
  (outcome: Outcome, { attemptId = 'a1', queryNo = 0 } = {}) =>
  (history: OrderHistory) =>
    settleAttempt(history, { resubmissionId: 'r1', attemptId, outcome, queryNo, now: NOW, policy: POLICY });
const open: GivenEvent[] = [snapshotTaken(), requested(), approved()];
const started = [...open, attemptStarted()];
const at = (ms: number): string => new Date(NOW + ms).toISOString();
const REJECTED: Outcome = { outcome: 'rejected', code: 'wrong-account', retryable: false };
const BUSY: Outcome = { outcome: 'unknown', code: 'busy' };

describe('an attempt that succeeded', () => {
  it('delivers the resubmission when nothing is owed any more', () => {
    given(...started)
      .when(settle({ outcome: 'succeeded', supplierOrderNo: 'S1' }))
      .then(
        { type: 'DeliveryAttemptSucceeded', data: { attemptId: 'a1', quantity: 1, supplierOrderNo: 'S1' } },
        { type: 'ResubmissionDelivered', data: { resubmissionId: 'r1', quantity: 1 } },
      );
  });

  it('delivers with what the resubmission delivered in all, over several attempts', () => {
    const first = { attemptId: 'a0', quantity: 2 };
    given(
      snapshotTaken(FAILED, { quantity: 3 }),
      requested(),
      approved(),
      attemptStarted(first),
      attemptSucceeded(first),
      attemptStarted({ attemptNo: 2 }),
    )
      .when(settle({ outcome: 'succeeded' }))
      .then({ type: 'DeliveryAttemptSucceeded' }, { type: 'ResubmissionDelivered', data: { quantity: 3 } });
  });

  it('counts the units that were delivered, not those that it may have stood for', () => {
    given(snapshotTaken(FAILED, { quantity: 3 }), requested(), approved(), attemptStarted({ quantity: 3 }))
      .when(settle({ outcome: 'succeeded', quantity: 1 }))
      .then({ type: 'DeliveryAttemptSucceeded', data: { quantity: 1 } });
  });

  it('names its cards by id', () => {
    given(...started)
      .when(settle({ outcome: 'succeeded', cardIds: ['c1'] }))
      .then(
        { type: 'DeliveryAttemptSucceeded', data: { cardIds: ['c1'] } },
        { type: 'ResubmissionDelivered' },
      );
  });

  it('does not deliver a resubmission of which something is still owed', () => {
    given(snapshotTaken(FAILED, { quantity: 3 }), requested(), approved(), attemptStarted({ quantity: 2 }))
      .when(settle({ outcome: 'succeeded' }))
      .then({ type: 'DeliveryAttemptSucceeded', data: { quantity: 2 } });
  });

  it('is believed also while a person looks into it', () => {
    given(...started, attemptUnknown(), manualWorkRequested())
      .when(settle({ outcome: 'succeeded' }))
      .then({ type: 'DeliveryAttemptSucceeded' }, { type: 'ResubmissionDelivered' });
  });

  it('is the only thing that is heard of an attempt once its resubmission has ended', () => {
    for (const outcome of [REJECTED, BUSY])
      given(...started, attemptUnknown(), failedForGood())
        .when(settle(outcome, { queryNo: 1 }))
        .thenNothing();
  });

  it('is recorded late, after the resubmission was given up: the units were delivered, whatever was decided', () => {
    given(...started, attemptUnknown(), failedForGood())
      .when(settle({ outcome: 'succeeded' }))
      .then({ type: 'DeliveryAttemptSucceeded' });
  });
});

describe('an attempt that failed', () => {
  it('ends the resubmission, with a sentence, where trying again cannot help', () => {
    given(...started)
      .when(settle(REJECTED))
      .then(
        {
          type: 'DeliveryAttemptFailed',
          data: { outcome: 'rejected', code: 'wrong-account', retryAt: undefined },
        },
        {
          type: 'ResubmissionFailed',
          data: {
            code: 'wrong-account',
            sentence: {
              zh: '未能充值：充值账号有误，请核对后重新补交。',
              en: 'The top-up failed: the account is wrong. Please check it and ask again.',
            },
          },
        },
      );
  });

  it.each([
    [1, 1_000],
    [2, 5_000],
    [9, 5_000],
  ])('is tried again after a wait: attempt %d after %d ms', (attemptNo, wait) => {
    given(...open, attemptStarted({ attemptNo }))
      .when(settle({ outcome: 'rejected', code: 'balance-too-low', retryable: true }))
      .then({ type: 'DeliveryAttemptFailed', data: { retryAt: at(wait) } });
  });

  it('that the shop had made clears the way at once, whatever the answer', () => {
    given(...open, attemptStarted({ adopted: true }))
      .when(settle({ outcome: 'failed', code: 'failed-at-supplier', retryable: false }))
      .then({ type: 'DeliveryAttemptFailed', data: { retryAt: at(0) } });
  });
});

describe('an attempt whose outcome stays unknown', () => {
  it('counts answers in a row that cannot be believed', () => {
    const odd: Outcome = { outcome: 'unknown', code: 'other-order-answered', odd: true };
    given(...started)
      .when(settle(odd))
      .then({ type: 'DeliveryAttemptUnknown', data: { oddAnswers: 1 } });
    given(...started, attemptUnknown({ oddAnswers: 1 }))
      .when(settle(odd, { queryNo: 1 }))
      .then({ type: 'DeliveryAttemptUnknown', data: { oddAnswers: 2 } });
    given(...started, attemptUnknown({ oddAnswers: 1 }))
      .when(settle(BUSY, { queryNo: 1 }))
      .then({ type: 'DeliveryAttemptUnknown', data: { oddAnswers: undefined } });
  });

  it('is queried again, less and less often', () => {
    given(...started)
      .when(settle(BUSY))
      .then({
        type: 'DeliveryAttemptUnknown',
        data: { outcome: 'unknown', code: 'busy', queryNo: 1, nextQueryAt: at(500) },
      });
    given(...started, attemptUnknown())
      .when(settle(BUSY, { queryNo: 1 }))
      .then({ type: 'DeliveryAttemptUnknown', data: { queryNo: 2, nextQueryAt: at(2_000) } });
    given(...started, attemptUnknown({ queryNo: 7 }))
      .when(settle(BUSY, { queryNo: 7 }))
      .then({ type: 'DeliveryAttemptUnknown', data: { queryNo: 8, nextQueryAt: at(2_000) } });
  });

  it('is not queried before an answer can mean anything', () => {
    given(...started)
      .when(settle({ ...BUSY, notBefore: NOW + 9_000 } as Outcome))
      .then({ type: 'DeliveryAttemptUnknown', data: { nextQueryAt: at(9_000) } });
    given(...started)
      .when(settle({ ...BUSY, notBefore: NOW + 9 } as Outcome))
      .then({ type: 'DeliveryAttemptUnknown', data: { nextQueryAt: at(500) } });
  });

  it('records that its number is sent again, before it is', () => {
    given(...started)
      .when(settle({ ...BUSY, sentAgain: true } as Outcome))
      .then({ type: 'DeliveryAttemptUnknown', data: { sentAgain: true, queryNo: 1 } });
  });

  it('is not failed', () => {
    given(...started)
      .when(settle({ outcome: 'processing', code: 'processing' }))
      .then({ type: 'DeliveryAttemptUnknown', data: { outcome: 'processing' } });
  });
});

describe('an answer to a call, when somebody has queried or sent the number again since', () => {
  const queriedSince = [...started, attemptUnknown({ queryNo: 1, sentAgain: true })];

  it('counts if it proves the delivery', () => {
    given(...queriedSince)
      .when(settle({ outcome: 'succeeded' }, { queryNo: 0 }))
      .then({ type: 'DeliveryAttemptSucceeded' }, { type: 'ResubmissionDelivered' });
  });

  it('proves nothing else: the other call may have delivered what this one did not', () => {
    for (const outcome of [
      REJECTED,
      BUSY,
      { outcome: 'not-sent', code: 'supplier-unreachable', retryable: true } as const,
    ]) {
      given(...queriedSince)
        .when(settle(outcome, { queryNo: 0 }))
        .thenNothing();
    }
    given(...queriedSince)
      .when(settle(REJECTED, { queryNo: 1 }))
      .then({ type: 'DeliveryAttemptFailed' }, { type: 'ResubmissionFailed' });
  });
});

describe('a late answer never moves a settled attempt', () => {
  const outcomes: Outcome[] = [{ outcome: 'succeeded' }, REJECTED, BUSY];
  const settled: [string, GivenEvent[]][] = [
    ['succeeded', [...started, attemptSucceeded()]],
    ['failed', [...started, attemptFailed()]],
    [
      'found delivered by a person',
      [...started, manualWorkRequested(), manualWorkResolved({ attemptId: 'a1', resolution: 'delivered' })],
    ],
    [
      'found not delivered by a person',
      [
        ...started,
        manualWorkRequested(),
        manualWorkResolved({ attemptId: 'a1', resolution: 'not-delivered' }),
      ],
    ],
  ];
  it.each(settled)('%s', (_, events) => {
    for (const outcome of outcomes)
      given(...events)
        .when(settle(outcome))
        .thenNothing();
  });

  it('nor one that nobody knows', () => {
    for (const outcome of outcomes)
      given(...started)
        .when(settle(outcome, { attemptId: 'a9' }))
        .thenNothing();
  });
});

describe('a resubmission that fails', () => {
  it.each(['nothing-owed', 'wrong-account', 'given-up', 'never heard of'])(
    'for %s tells the buyer so in both languages',
    (code) => {
      expect(failResubmission('r1', code).data).toMatchObject({
        code,
        sentence: { zh: expect.stringMatching(/。$/), en: expect.stringMatching(/\.$/) },
      });
    },
  );
});
