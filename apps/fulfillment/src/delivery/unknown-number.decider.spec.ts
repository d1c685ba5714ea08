import type { OrderTerms } from '@bujiao/contracts';
import { allAttempts } from '@bujiao/order-history';
import {
  approved,
  attemptStarted,
  FAILED,
  historyOf,
  moreTold,
  NOW,
  orderChanged,
  PLACED_AT,
  proven,
  recordTaken,
  requested,
  REQUESTED_AT,
  snapshotTaken,
  told,
  TOP_UP_TERMS,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { BASELINE } from '@bujiao/policy';
import { afterNoSuchOrder } from './unknown-number.decider.js';

const HOUR = 3_600_000;
const SUPPLIER = { latestArrival: 10_000, idempotencyHorizon: 24 * HOUR };
const POLICY = { retryAfter: [1_000], queryAfter: [500], unknownDeadline: 60_000, mostOddAnswers: 3 };
const SENT_AGAIN = { outcome: 'unknown', code: 'sent-again', sentAgain: true };
const NOTHING = { outcome: 'not-sent', code: 'number-unknown', retryable: true };

const open = (terms: Partial<OrderTerms> = {}): GivenEvent[] => [
  snapshotTaken(FAILED, { ...TOP_UP_TERMS, quantity: 2, ...terms }),
  requested(),
  approved(),
];
const own = attemptStarted({ quantity: 2 });
const adopted = attemptStarted({ quantity: 2, adopted: true });

/** Asked `ms` after the attempt was started. */
function meaning(events: readonly GivenEvent[], ms: number) {
  const history = historyOf(...events);
  const [attempt] = allAttempts(history);
  if (!attempt) throw new Error('no attempt');
  const command = {
    resubmissionId: 'r1',
    attemptId: 'a1',
    queryNo: 0,
    now: NOW + ms,
    policy: POLICY,
    rules: BASELINE,
  };
  return afterNoSuchOrder(history, attempt, SUPPLIER, command);
}

describe('a number that its supplier does not know', () => {
  it('proves nothing while the call may still arrive', () => {
    expect(meaning([...open(), own], 9_999)).toEqual({
      outcome: 'unknown',
      code: 'not-arrived-yet',
      notBefore: NOW + 10_000,
    });
  });

  it('is sent again once no call can arrive any more', () => {
    expect(meaning([...open(), own], 10_000)).toEqual(SENT_AGAIN);
  });

  it('is sent again for as long as the supplier remembers numbers, and never after that', () => {
    expect(meaning([...open(), own], 24 * HOUR - 1)).toEqual(SENT_AGAIN);
    const beyond = { outcome: 'unknown', code: 'beyond-idempotency-horizon' };
    expect(meaning([...open(), own], 24 * HOUR)).toEqual(beyond);
    const placedLongAgo = open({ placedAt: new Date(NOW - 24 * HOUR + 20_000).toISOString() });
    expect(meaning([...placedLongAgo, adopted], 19_999)).toEqual(SENT_AGAIN);
    expect(meaning([...placedLongAgo, adopted], 20_000)).toEqual(beyond);
  });

  it.each<[string, GivenEvent]>([
    ['delivered a part', orderChanged({ deliveredAt: REQUESTED_AT, deliveredQuantity: 1 })],
    ['delivered everything', orderChanged({ deliveredAt: REQUESTED_AT, deliveredQuantity: 2 })],
    ['cancelled', orderChanged({ cancelledAt: REQUESTED_AT })],
    [
      'named a supplier order that is open',
      orderChanged({ delayedAt: PLACED_AT, pendingSupplierOrder: { supplierId: 'S7', requestNo: 'shop-1' } }),
    ],
  ])('has come to nothing where the shop has %s since: what is owed is decided anew', (_, news) => {
    expect(meaning([...open(), own, news], 10_000)).toEqual(NOTHING);
  });

  it('of card goods is never sent again: what we would buy would come without a buyer for it', () => {
    const cards = open({ goods: { ...TOP_UP_TERMS.goods, kind: 'licence-key' } });
    expect(meaning([...cards, adopted], 10_000)).toEqual(NOTHING);
  });

  it.each<[string, Parameters<typeof requested>[0]]>([
    [
      'other goods',
      {
        goods: {
          change: 'product',
          before: TOP_UP_TERMS.goods,
          after: { ...TOP_UP_TERMS.goods, goodsId: 'G-OTHER' },
        },
      },
    ],
    ['fewer units', { quantity: 1, change: { quantity: 1, owed: 2 } }],
  ])('of the shop is not sent again where %s are wanted: it stands for what was ordered', (_, wanted) => {
    const terms = { ...TOP_UP_TERMS, quantity: 2 };
    const events = [snapshotTaken(FAILED, terms), requested(wanted), approved(), adopted];
    expect(meaning(events, 10_000)).toEqual(NOTHING);
  });

  it('of a call of the shop is not sent again while goods wait until the shop has stopped', () => {
    const stuck = [
      snapshotTaken(FAILED, { ...TOP_UP_TERMS, quantity: 2 }),
      requested({ reason: 'stuck' }),
      approved(),
    ];
    expect(meaning([...stuck, adopted], 10_000)).toEqual(NOTHING);
    const held = moreTold(told('held', 61, { resubmissionId: 'r1' }));
    expect(meaning([...stuck, adopted, held], 10_000)).toEqual(SENT_AGAIN);
  });

  it('is not sent again on a proof of payment that is too old: the next attempt asks the gateway first', () => {
    const timedOut = [
      recordTaken([told('payment-timed-out', 5, {})], { ...TOP_UP_TERMS, quantity: 2 }),
      requested({ reason: 'payment-timed-out' }),
      proven('paid', REQUESTED_AT, { payments: [{ paymentId: 'P1', status: 'paid', amount: 10_000 }] }),
      approved(),
      own,
    ];
    expect(meaning(timedOut, 60_000)).toEqual(SENT_AGAIN);
    expect(meaning(timedOut, 60_001)).toEqual(NOTHING);
  });
});
