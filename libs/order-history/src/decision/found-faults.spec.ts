import type { OrderFact, OrderTerms } from '@bujiao/contracts';
import { BASELINE } from '@bujiao/policy';
import {
  approved,
  attemptFailed,
  attemptStarted,
  attemptSucceeded,
  attemptUnknown,
  closed,
  delivered,
  failedForGood,
  historyOf,
  minute,
  paidOrder,
  recordTaken,
  requested,
  told,
  type GivenEvent,
} from '../testing/index.js';
import type { Ask, Decision } from './decision.js';
import { decideResubmission } from './decide-resubmission.js';

const at = (minutes: number): number => Date.parse(minute(minutes));

interface Case {
  readonly terms?: Partial<OrderTerms>;
  readonly then?: readonly GivenEvent[];
  readonly now?: number;
  readonly ask?: Ask;
}
const decide = (facts: readonly OrderFact[], { terms, then = [], now = 30, ask = {} }: Case = {}): Decision =>
  decideResubmission({
    history: historyOf(recordTaken(facts, terms), ...then),
    policy: BASELINE,
    now: at(now),
    ask,
  });

const S1 = { supplierId: 'S1', requestNo: '1' };
const S2 = { supplierId: 'S2', requestNo: '7' };

describe('what a wish to resubmit came to, where it was wrong before', () => {
  const failed = [...paidOrder(), told('delivery-failed', 2, {})];

  it.each([
    [60_000, 40_000, 'go'],
    [60_000, 39_999, 'no'],
    [60_000, 40_100, 'go'],
  ])('paid in parts, %i and %i of 100000: %s', (one, two, answer) => {
    const history = historyOf(
      recordTaken([told('payment-timed-out', 1, {}), told('paid', 2, { paymentId: 'P2', amount: two })], {
        amount: 100_000,
      }),
      {
        type: 'PaymentProofObtained',
        data: {
          resubmissionId: 'r1',
          payments: [
            { paymentId: 'P1', status: 'paid', amount: one },
            { paymentId: 'P2', status: 'paid', amount: two },
          ],
        },
      },
    );
    const decision = decideResubmission({ history, policy: BASELINE, now: at(30), gatewayAsked: true });
    expect(decision.do).toBe(answer);
    if (decision.do === 'no')
      expect(decision).toMatchObject({
        code: 'underpaid',
        known: { due: 100_000, received: 99_999, missing: 1 },
      });
  });

  it('units in an attempt that was given up are sent by nobody before a person has looked', () => {
    const then = [
      requested(),
      approved(),
      attemptStarted(),
      attemptUnknown(),
      failedForGood('r1', 'given-up', minute(20)),
    ];
    const override = { rules: ['refund-announced' as const], reason: 'the buyer asks again' };
    expect(decide(failed, { then, ask: { override } })).toMatchObject({
      do: 'person',
      code: 'maybe-delivered',
      known: { ordered: 1, surely: 0, possibly: 1 },
    });
  });

  it('nothing left of delivered and refunded units: says both', () => {
    const facts = [
      ...failed,
      told('delivered', 3, { quantity: 1, deliveryId: 'd1' }),
      told('refunded', 4, { amount: 500, quantity: 1 }),
    ];
    expect(decide(facts, { terms: { quantity: 2 } })).toMatchObject({
      code: 'nothing-owed',
      known: { ordered: 2, delivered: 1, refunded: 1 },
    });
  });

  it('an order that is too old is told that, not the window that it is within', () => {
    const day = 24 * 60;
    const facts = [...paidOrder(), told('delivery-failed', 15 * day, {})];
    expect(decide(facts, { now: 15 * day + 1 })).toMatchObject({
      code: 'outside-window',
      known: { placedAt: minute(0), neverAfterMs: 15 * day * 60_000 },
    });
    const late = decide([...paidOrder(), told('delivery-failed', 2, {})], { now: 2 * day });
    expect(late).toMatchObject({ code: 'outside-window' });
    expect(late).not.toHaveProperty('known.neverAfterMs');
  });

  it.each(['104', '109', '121', '122', 'failed'])(
    'our own final failure %s closes the way on the page too',
    (code) => {
      const then = [
        requested(),
        approved(),
        attemptStarted(),
        attemptFailed(),
        failedForGood('r1', code, minute(20)),
      ];
      expect(decide(failed, { then })).toMatchObject({ do: 'no', code: 'refund-announced' });
    },
  );

  it('delivered by us and confirmed: nothing is owed, whatever the shop said before', () => {
    const then = [requested(), approved(), attemptStarted(), attemptSucceeded(), delivered(), closed()];
    expect(decide(failed, { then })).toMatchObject({ do: 'no', code: 'nothing-owed' });
  });

  it('no payment number known: says so, and nobody was asked', () => {
    const facts = [told('payment-timed-out', 2, {})];
    expect(decide(facts, { terms: { paymentId: undefined } as Partial<OrderTerms> })).toMatchObject({
      do: 'no',
      code: 'payment-number-unknown',
    });
  });

  it('a stranger who placed the number too changes nothing of the order', () => {
    const stranger = { source: '/shops/b', publisher: 'shop-b' };
    const facts = [
      ...failed,
      told('placed', 1, { disputes: ['amount'] }, stranger),
      told('delivered', 3, { quantity: 1 }, stranger),
    ];
    expect(decide(facts)).toMatchObject({ do: 'go' });
  });

  it('two open supplier orders: one that is settled as failed leaves the other open', () => {
    const facts = [
      ...paidOrder(),
      told('delayed', 2, { pendingSupplierOrders: [S1, S2] }),
      told('delivery-failed', 3, { supplierOrder: S1 }),
    ];
    expect(decide(facts, { terms: { quantity: 2 } })).toMatchObject({
      do: 'go',
      reason: 'delivery-failed',
    });
  });
});
