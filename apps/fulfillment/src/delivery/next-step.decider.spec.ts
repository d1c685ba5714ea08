import { BASELINE } from '@bujiao/policy';
import type { OrderFacts } from '@bujiao/contracts';
import {
  approved,
  attemptFailed,
  attemptStarted,
  attemptSucceeded,
  attemptUnknown,
  closed,
  delivered,
  FAILED,
  failedForGood,
  historyOf,
  manualWorkRequested,
  manualWorkResolved,
  moreTold,
  NOW,
  orderChanged,
  paidOrder,
  PLACED_AT,
  recordTaken,
  rejected,
  requested,
  REQUESTED_AT,
  snapshotTaken,
  told,
  TOP_UP_TERMS,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { DELIVERY_POLICY } from './delivery-policy.js';
import { nextStep, type NextStep } from './next-step.decider.js';

const POLICY = { retryAfter: [1_000, 5_000], queryAfter: [500], unknownDeadline: 60_000, mostOddAnswers: 3 };
const stepAfter = (events: readonly GivenEvent[], now = NOW): NextStep =>
  nextStep(historyOf(...events), 'r1', {
    now,
    policy: POLICY,
    defaultSupplierId: 'default',
    rules: BASELINE,
    supplierIds: new Set(['default', 'S1', 'S7']),
  });
const open = (facts: OrderFacts = FAILED, quantity = 1): GivenEvent[] => [
  snapshotTaken(facts, { quantity }),
  requested(),
  approved(),
];
const at = (ms: number): string => new Date(NOW + ms).toISOString();
const SECOND = { attemptId: 'a2', attemptNo: 2, requestNo: 'n2' };
const THIRD = { attemptId: 'a3', attemptNo: 3, requestNo: 'n3' };
const failedRetryable = (attemptId: string, ms: number): GivenEvent =>
  attemptFailed({ attemptId, code: 'out-of-stock', retryAt: at(ms) });

describe('what delivery does next', () => {
  it('is to issue what is owed, from card stock', () => {
    expect(stepAfter(open(FAILED, 3))).toEqual({
      do: 'start',
      attemptNo: 1,
      quantity: 3,
      source: { kind: 'card-stock' },
    });
  });

  it('is to buy a top-up from the supplier', () => {
    expect(stepAfter([snapshotTaken(FAILED, TOP_UP_TERMS), requested(), approved()])).toMatchObject({
      do: 'start',
      source: { kind: 'supplier', supplierId: 'default' },
    });
  });

  it('is only the rest of an order that was partly delivered', () => {
    expect(stepAfter(open({ ...FAILED, deliveredAt: PLACED_AT, deliveredQuantity: 2 }, 5))).toMatchObject({
      do: 'start',
      quantity: 3,
    });
  });

  it.each<[string, GivenEvent[]]>([
    ['nothing is approved', [snapshotTaken(), requested()]],
    ['it was rejected', [snapshotTaken(), requested(), rejected()]],
    ['a person has it in hand', [...open(), attemptStarted(), manualWorkRequested()]],
    ['all is delivered', [...open(), attemptStarted(), attemptSucceeded(), delivered()]],
    ['it is closed', [...open(), attemptStarted(), attemptSucceeded(), delivered(), closed()]],
    ['it has failed', [...open(), failedForGood()]],
    ['nobody knows the order', []],
  ])('is nothing while %s', (_, events) => {
    expect(stepAfter(events)).toEqual({ do: 'nothing' });
  });
});

describe('an attempt whose outcome is not known', () => {
  it('is queried after a crash: it was started and never settled', () => {
    expect(stepAfter([...open(), attemptStarted()])).toMatchObject({
      do: 'query',
      attempt: { attemptId: 'a1' },
    });
  });

  it('is queried when its time has come, and not before', () => {
    const events = [...open(), attemptStarted(), attemptUnknown({ nextQueryAt: at(500) })];
    expect(stepAfter(events, NOW + 499)).toEqual({ do: 'wait', until: NOW + 500 });
    expect(stepAfter(events, NOW + 500)).toMatchObject({ do: 'query' });
  });

  it('is handed to a person after the deadline', () => {
    const events = [...open(), attemptStarted(), attemptUnknown({ nextQueryAt: at(0) })];
    expect(stepAfter(events, NOW + 60_000)).toMatchObject({ do: 'query' });
    expect(stepAfter(events, NOW + 60_001)).toEqual({
      do: 'ask-a-person',
      code: 'outcome-unknown',
      attemptId: 'a1',
    });
  });

  it('is never followed by another one, whatever is still owed', () => {
    for (const facts of [
      FAILED,
      { ...FAILED, pendingSupplierOrder: { supplierId: 'S1', requestNo: 'n9' } },
    ]) {
      expect(stepAfter([...open(facts, 9), attemptStarted()])).toMatchObject({ do: 'query' });
    }
  });
});

describe('an attempt that no query can clear up', () => {
  const started = [...open(), attemptStarted()];
  const asked = (code: string) => ({ do: 'ask-a-person', code, attemptId: 'a1' });

  it('because nobody knows its supplier is handed to a person at once', () => {
    const source = { kind: 'supplier', supplierId: 'gone' } as const;
    expect(stepAfter([...open(), attemptStarted({ source })])).toEqual(asked('unknown-supplier'));
  });

  it.each(['units-unknown', 'cards-missing', 'beyond-idempotency-horizon'])(
    '(%s) is handed to a person at once, who is told why',
    (code) => {
      const unknown = attemptUnknown({ code, nextQueryAt: at(60_000) });
      expect(stepAfter([...started, unknown])).toEqual(asked(code));
    },
  );

  it('for its answers cannot be believed is queried a few times, and handed to a person then, who is told why', () => {
    const odd = (oddAnswers: number) =>
      attemptUnknown({ code: 'other-order-answered', oddAnswers, queryNo: oddAnswers, nextQueryAt: at(0) });
    expect(stepAfter([...started, odd(1), odd(2)])).toMatchObject({ do: 'query' });
    expect(stepAfter([...started, odd(1), odd(2), odd(3)])).toEqual(asked('other-order-answered'));
  });

  it('is queried on where an answer in between could be believed', () => {
    const odd = attemptUnknown({ code: 'unreadable-answer', oddAnswers: 2 });
    const processing = attemptUnknown({ code: 'processing', outcome: 'processing', nextQueryAt: at(0) });
    expect(stepAfter([...started, odd, processing])).toMatchObject({
      do: 'query',
      attempt: { oddAnswers: 0 },
    });
  });
});

describe('a failed attempt', () => {
  it('is followed by another one after its wait', () => {
    const events = [...open(), attemptStarted(), failedRetryable('a1', 1_000)];
    expect(stepAfter(events, NOW + 999)).toEqual({ do: 'wait', until: NOW + 1_000 });
    expect(stepAfter(events, NOW + 1_000)).toMatchObject({ do: 'start', attemptNo: 2 });
  });

  it('is the last one where nothing can help', () => {
    expect(stepAfter([...open(), attemptStarted(), attemptFailed({ code: 'wrong-account' })])).toEqual({
      do: 'fail',
      code: 'wrong-account',
    });
  });

  it('is handed to a person after as many as the policy allows', () => {
    const two = [
      ...open(),
      attemptStarted(),
      failedRetryable('a1', 0),
      attemptStarted(SECOND),
      failedRetryable('a2', 0),
    ];
    expect(stepAfter(two)).toMatchObject({ do: 'start', attemptNo: 3 });
    const three = [...two, attemptStarted(THIRD), failedRetryable('a3', 0)];
    expect(stepAfter(three)).toEqual({ do: 'ask-a-person', code: 'out-of-stock' });
    expect(stepAfter([...three, manualWorkRequested(), manualWorkResolved()])).toMatchObject({
      do: 'start',
      attemptNo: 4,
    });
  });
});

describe('in production', () => {
  it('five attempts are made, and a person is asked instead of a sixth', () => {
    const attemptsMade = (count: number): GivenEvent[] =>
      Array.from({ length: count }, (_, i) => ({ attemptId: `a${i}`, attemptNo: i + 1 })).flatMap(
        ({ attemptId, attemptNo }) => [
          attemptStarted({ attemptId, attemptNo }),
          failedRetryable(attemptId, 0),
        ],
      );
    const after = (count: number) =>
      nextStep(historyOf(...open(), ...attemptsMade(count)), 'r1', {
        now: NOW,
        policy: DELIVERY_POLICY,
        rules: BASELINE,
        defaultSupplierId: 'default',
        supplierIds: new Set(['S1']),
      });
    expect(after(4)).toMatchObject({ do: 'start', attemptNo: 5 });
    expect(after(5)).toEqual({ do: 'ask-a-person', code: 'out-of-stock' });
  });
});

describe('when nothing is owed any more', () => {
  it('it is finished, if something was delivered', () => {
    expect(stepAfter([...open(), attemptStarted(), attemptSucceeded()])).toEqual({ do: 'finish' });
    expect(
      stepAfter([
        ...open(),
        attemptStarted(),
        manualWorkRequested(),
        manualWorkResolved({ attemptId: 'a1', resolution: 'delivered' }),
      ]),
    ).toEqual({ do: 'finish' });
  });

  it('it has failed, if the shop delivered in the meantime or cancelled', () => {
    expect(stepAfter([...open(), orderChanged({ deliveredAt: REQUESTED_AT, deliveredQuantity: 1 })])).toEqual(
      { do: 'fail', code: 'nothing-owed' },
    );
    expect(stepAfter([...open(), orderChanged({ cancelledAt: REQUESTED_AT })])).toEqual({
      do: 'fail',
      code: 'order-cancelled',
    });
  });

  it('what another resubmission may have delivered is not owed, and not said to be delivered: a person looks', () => {
    const earlier = [
      snapshotTaken(),
      requested({ resubmissionId: 'r0' }),
      approved('r0'),
      attemptStarted({ resubmissionId: 'r0' }),
      failedForGood('r0'),
    ];
    expect(stepAfter([...earlier, requested(), approved()])).toEqual({
      do: 'ask-a-person',
      code: 'maybe-delivered',
    });
  });
});

describe('a call that the shop made and that may still come true', () => {
  const pending = { supplierId: 'S7', requestNo: 'shop-1' };
  const late = open({ paidAt: PLACED_AT, delayedAt: PLACED_AT, pendingSupplierOrder: pending });
  const adopted = {
    requestNo: 'shop-1',
    adopted: true,
    source: { kind: 'supplier', supplierId: 'S7' },
  } as const;

  it('is adopted first, at its supplier and under its number', () => {
    expect(stepAfter(late)).toEqual({
      do: 'start',
      attemptNo: 1,
      quantity: 1,
      adopt: pending,
      source: { kind: 'supplier', supplierId: 'S7' },
    });
    expect(stepAfter([...late, attemptStarted(adopted)])).toMatchObject({
      do: 'query',
      attempt: { requestNo: 'shop-1' },
    });
  });

  it('may stand for all that is owed, where nobody has told its units', () => {
    const three = open({ paidAt: PLACED_AT, delayedAt: PLACED_AT, pendingSupplierOrder: pending }, 3);
    expect(stepAfter(three)).toMatchObject({ do: 'start', quantity: 3, adopt: pending });
  });

  it('that delivered a part leaves the rest to be issued', () => {
    const three = open({ paidAt: PLACED_AT, delayedAt: PLACED_AT, pendingSupplierOrder: pending }, 3);
    const part = [attemptStarted({ ...adopted, quantity: 3 }), attemptSucceeded({ quantity: 1 })];
    expect(stepAfter([...three, ...part])).toMatchObject({
      do: 'start',
      attemptNo: 2,
      quantity: 2,
      source: { kind: 'card-stock' },
    });
  });

  it('does not count among our own attempts', () => {
    const own = [
      attemptStarted(SECOND),
      failedRetryable('a2', 0),
      attemptStarted(THIRD),
      failedRetryable('a3', 0),
    ];
    const failed = [attemptStarted(adopted), failedRetryable('a1', 0), ...own];
    expect(stepAfter([...late, ...failed])).toMatchObject({ do: 'start', attemptNo: 4 });
  });

  it('clears the way for our own first one, once it has come to nothing', () => {
    expect(stepAfter([...late, attemptStarted(adopted), failedRetryable('a1', 0)])).toEqual({
      do: 'start',
      attemptNo: 2,
      quantity: 1,
      source: { kind: 'card-stock' },
    });
  });

  it('is adopted also when the shop tells of it late, and never twice', () => {
    const told = orderChanged({ delayedAt: PLACED_AT, pendingSupplierOrder: pending });
    expect(stepAfter([...open(), attemptStarted(), failedRetryable('a1', 0), told])).toMatchObject({
      do: 'start',
      adopt: pending,
    });
    expect(
      stepAfter([...open(), attemptStarted(adopted), failedRetryable('a1', 0), told]),
    ).not.toHaveProperty('adopt');
  });

  it('asks a person where the rest is only perhaps delivered: nobody is told that all of it was', () => {
    const S1 = { supplierId: 'S1', requestNo: '1' };
    const facts = [
      ...paidOrder(),
      told('delayed', 2, { pendingSupplierOrder: { ...S1, quantity: 1 } }),
      told('delivery-failed', 3, {}),
    ];
    // One unnamed delivery, and one by the supplier order: once or twice, nobody knows.
    const news = [
      told('delivered', 61, { quantity: 1 }),
      told('delivered', 62, { quantity: 1, supplierOrder: S1 }),
    ];
    const events = [recordTaken(facts, { quantity: 2 }), requested(), approved(), moreTold(...news)];
    expect(stepAfter(events)).toEqual({ do: 'ask-a-person', code: 'maybe-delivered' });
  });
});
