import type { OrderFact, OrderTerms } from '@bujiao/contracts';
import { BASELINE } from '@bujiao/policy';
import {
  approved,
  attemptFailed,
  attemptStarted,
  attemptSucceeded,
  delivered,
  failedForGood,
  historyOf,
  minute,
  paidOrder,
  recordTaken,
  rejected,
  requested,
  told,
  TOP_UP_TERMS,
  type GivenEvent,
} from '../testing/index.js';
import { emptyHistory } from '../order-history.js';
import type { Ask, Decision } from './decision.js';
import { decideResubmission } from './decide-resubmission.js';

const at = (minutes: number): number => Date.parse(minute(minutes));

interface Case {
  readonly terms?: Partial<OrderTerms>;
  readonly then?: readonly GivenEvent[];
  readonly now?: number;
  readonly ask?: Ask;
}
/** Decides, and asks of every refusal that a rule has shown it: explanations would name another rule otherwise. */
function decide(facts: readonly OrderFact[], { terms, then = [], now = 30, ask = {} }: Case = {}): Decision {
  const said: (Decision | undefined)[] = [];
  const decision = decideResubmission({
    history: historyOf(recordTaken(facts, terms), ...then),
    policy: BASELINE,
    now: at(now),
    ask,
    trace: (rule) => said.push(rule.said),
  });
  if (decision.do !== 'go') expect(said.at(-1)).toEqual(decision);
  return decision;
}

const S1 = { supplierId: 'S1', requestNo: '1' };
const S2 = { supplierId: 'S2', requestNo: '7' };

describe('what becomes of a wish to resubmit an order', () => {
  it('two part deliveries are two, and the rest goes once the delivery failed', () => {
    const facts = [
      ...paidOrder(),
      told('delivered', 2, { quantity: 1, deliveryId: 'd1' }),
      told('delivered', 3, { quantity: 1, deliveryId: 'd2' }),
      told('delivery-failed', 4, { code: '110' }),
    ];
    expect(decide(facts, { terms: { quantity: 3 } })).toMatchObject({
      do: 'go',
      reason: 'delivery-failed',
      proofOf: [],
    });
  });

  it('a later try to pay pays the order, whatever became of the first', () => {
    const facts = [
      told('payment-started', 0, { paymentId: 'P1' }),
      told('payment-timed-out', 1, { paymentId: 'P1' }),
      told('payment-started', 2, { paymentId: 'P2' }),
      told('paid', 3, { paymentId: 'P2' }),
      told('delivery-failed', 4, {}),
    ];
    expect(decide(facts)).toMatchObject({ do: 'go', reason: 'delivery-failed', proofOf: [] });
  });

  it('a time-out told late does not make a paid order resubmittable', () => {
    const facts = [...paidOrder(), told('payment-timed-out', 2, { paymentId: 'P1' }, { publisher: 'other' })];
    expect(decide(facts, { now: 5 })).toMatchObject({ do: 'wait', code: 'order-in-progress' });
  });

  it('cancelled only because the payment timed out: goes once the gateway proves the payment', () => {
    const facts = [told('payment-timed-out', 2, {}), told('cancelled', 3, { cause: 'payment-timed-out' })];
    expect(decide(facts)).toMatchObject({ do: 'go', reason: 'payment-timed-out', proofOf: ['P1'] });
  });

  it('asks the gateway about every payment number, wherever it was told', () => {
    const facts = [
      told('payment-started', 1, { paymentId: 'P2' }),
      told('payment-timed-out', 5, { paymentId: 'P2' }),
    ];
    expect(decide(facts)).toMatchObject({ do: 'go', proofOf: ['P1', 'P2'] });
  });

  it('open supplier orders do not stop the click: each is settled by its own number first', () => {
    const facts = [
      ...paidOrder(),
      told('delayed', 5, { pendingSupplierOrders: [{ ...S1, quantity: 2 }, S2] }),
    ];
    expect(decide(facts, { terms: { quantity: 3 } })).toMatchObject({ do: 'go', reason: 'supplier-late' });
  });

  it('a delivery that was taken back is owed again', () => {
    const wrong = told('delivered', 3, { quantity: 3, deliveryId: 'd9' });
    const facts = [
      ...paidOrder(),
      wrong,
      told('corrected', 4, { reason: 'wrong order', withdraws: [{ source: wrong.source, id: wrong.id }] }),
      told('delivery-failed', 5, {}),
    ];
    expect(decide(facts, { terms: { quantity: 3 } })).toMatchObject({ do: 'go' });
  });

  it('a free order needs no proof of payment', () => {
    const facts = [told('delivery-failed', 2, {})];
    expect(
      decide(facts, { terms: { amount: 0, paymentId: undefined } as Partial<OrderTerms> }),
    ).toMatchObject({ do: 'go', proofOf: [] });
  });

  it('a paid order that nobody delivers is stuck after the grace', () => {
    expect(decide(paidOrder(), { now: 10.9 })).toMatchObject({
      do: 'wait',
      code: 'order-in-progress',
      until: at(11),
    });
    expect(decide(paidOrder(), { now: 11 })).toMatchObject({ do: 'go', reason: 'stuck' });
  });

  it('a part delivery is in progress until its grace is over', () => {
    const facts = [...paidOrder(), told('delivered', 2, { quantity: 1 })];
    expect(decide(facts, { terms: { quantity: 2 }, now: 5 })).toMatchObject({
      do: 'wait',
      code: 'order-in-progress',
    });
    expect(decide(facts, { terms: { quantity: 2 }, now: 12 })).toMatchObject({
      do: 'go',
      reason: 'partly-delivered',
    });
  });

  it('the newest failure speaks: a wrong account is asked for, though stock was short before', () => {
    const facts = [
      ...paidOrder(),
      told('delivery-failed', 2, { code: '110' }),
      told('delivery-failed', 3, { code: '116' }),
    ];
    expect(decide(facts, { terms: TOP_UP_TERMS })).toMatchObject({
      do: 'give',
      code: 'account-needed',
      reason: 'wrong-account',
      fields: ['rechargeAccount'],
      known: { code: '116' },
    });
  });

  it.each([
    ['113', ['gameRole']],
    ['103', ['gameArea', 'gameServer']],
    ['120', ['rechargeAccount']],
  ])('failure %s asks for what is wrong', (code, fields) => {
    const facts = [...paidOrder(), told('delivery-failed', 2, { code })];
    expect(decide(facts, { terms: TOP_UP_TERMS })).toMatchObject({ do: 'give', fields });
  });

  it('the account that just failed is asked about, and taken when it is meant', () => {
    const facts = [...paidOrder(), told('delivery-failed', 2, { code: '116' })];
    expect(decide(facts, { terms: TOP_UP_TERMS, ask: { target: 'same' } })).toMatchObject({
      do: 'give',
      code: 'same-account',
    });
    expect(decide(facts, { terms: TOP_UP_TERMS, ask: { target: 'same-confirmed' } })).toMatchObject({
      do: 'go',
    });
    expect(decide(facts, { terms: TOP_UP_TERMS, ask: { target: 'given' } })).toMatchObject({
      do: 'go',
      reason: 'wrong-account',
    });
  });

  it('a top-up without an account asks for one', () => {
    const { rechargeTarget: _, ...terms } = TOP_UP_TERMS;
    const facts = [...paidOrder(), told('delivery-failed', 2, {})];
    expect(decide(facts, { terms })).toMatchObject({ do: 'give', code: 'account-needed' });
  });

  it.each(['111', '117', '118', '119', '121', '123'])(
    'failure %s needs a person, who may set the rule aside',
    (code) => {
      const facts = [...paidOrder(), told('delivery-failed', 2, { code })];
      expect(decide(facts)).toMatchObject({ do: 'person', code: 'failure-needs-person', known: { code } });
      const override = { rules: ['failure-needs-person' as const], reason: 'the shop mended it' };
      expect(decide(facts, { ask: { override } })).toMatchObject({ do: 'go' });
    },
  );

  it('an anomaly of some units lets only those go', () => {
    const facts = [...paidOrder(), told('delivery-failed', 2, { quantity: 1 })];
    expect(decide(facts, { terms: { quantity: 3 } })).toMatchObject({ do: 'go', quantity: 1 });
  });

  describe('nothing is left to send', () => {
    it('delivered in full, whatever else is still open', () => {
      const facts = [
        ...paidOrder(),
        told('delayed', 2, { pendingSupplierOrder: S1 }),
        told('delivered', 3, { quantity: 1, deliveryId: 'd' }),
      ];
      expect(decide(facts)).toMatchObject({ do: 'no', code: 'order-delivered' });
    });

    it('refunded, with the amount', () => {
      const facts = [...paidOrder(), told('delivery-failed', 2, {}), told('refunded', 3, { amount: 1000 })];
      expect(decide(facts)).toMatchObject({ do: 'no', code: 'order-refunded', known: { amount: 1000 } });
    });

    it('refunded in part without saying which units: a person', () => {
      const facts = [...paidOrder(), told('delivery-failed', 2, {}), told('refunded', 3, { amount: 300 })];
      expect(decide(facts)).toMatchObject({ do: 'person', code: 'refund-without-units' });
    });

    it('refunded by units: the others go', () => {
      const facts = [
        ...paidOrder(),
        told('delivery-failed', 2, {}),
        told('refunded', 3, { amount: 500, quantity: 1 }),
      ];
      expect(decide(facts, { terms: { quantity: 2 } })).toMatchObject({ do: 'go' });
    });

    it('cancelled for another reason than the time-out', () => {
      const facts = [...paidOrder(), told('delivery-failed', 2, {}), told('cancelled', 3, {})];
      expect(decide(facts)).toMatchObject({ do: 'no', code: 'order-cancelled', known: { cause: 'other' } });
    });

    it('an unnamed delivery that may be the supplier order that our query found: a person', () => {
      const adopted = {
        source: { kind: 'supplier' as const, supplierId: 'S1' },
        requestNo: '1',
        adopted: true,
        quantity: 1,
      };
      const facts = [
        ...paidOrder(),
        told('delayed', 2, { pendingSupplierOrder: { ...S1, quantity: 1 } }),
        told('delivered', 3, { quantity: 1 }),
      ];
      const then = [requested(), approved(), attemptStarted(adopted), attemptSucceeded(), rejected()];
      expect(decide(facts, { terms: { quantity: 2 }, then })).toMatchObject({
        do: 'person',
        code: 'maybe-delivered',
      });
    });
  });

  describe('earlier resubmissions', () => {
    const failed = [...paidOrder(), told('delivery-failed', 2, {})];

    it('while one is open, the click is told which', () => {
      expect(decide(failed, { then: [requested()] })).toMatchObject({
        code: 'resubmission-open',
        known: { resubmissionId: 'r1' },
      });
    });

    it('delivered and not yet confirmed: says so', () => {
      const then = [requested(), approved(), attemptStarted(), attemptSucceeded(), delivered()];
      expect(decide(failed, { then })).toMatchObject({ do: 'no', code: 'delivered-by-us' });
    });

    it('an announced refund closes the way until a person opens it', () => {
      const end = failedForGood('r1', 'not-for-sale', minute(20));
      const then = [requested(), approved(), attemptStarted(), attemptFailed(), end];
      expect(decide(failed, { then })).toMatchObject({ do: 'no', code: 'refund-announced' });
      const override = { rules: ['refund-announced' as const], reason: 'the buyer prefers the goods' };
      expect(decide(failed, { then, ask: { override } })).toMatchObject({ do: 'go' });
    });

    it('a try of ours that failed for the account asks for another one', () => {
      const end = failedForGood('r1', 'wrong-account', minute(20));
      const then = [requested(), approved(), attemptStarted(), attemptFailed(), end];
      expect(decide(failed, { then, terms: TOP_UP_TERMS })).toMatchObject({
        do: 'give',
        code: 'account-needed',
        reason: 'wrong-account',
      });
    });

    it('refusals for lack of proof do not use up the order; deliveries do', () => {
      const refused = Array.from({ length: 12 }, (_, i) => [
        requested({ resubmissionId: `r${i}` }),
        rejected(`r${i}`),
      ]).flat();
      expect(decide(failed, { then: refused })).toMatchObject({ do: 'go' });
      const tried = Array.from({ length: 5 }, (_, i) => [
        requested({ resubmissionId: `r${i}` }),
        approved(`r${i}`),
        attemptStarted({ resubmissionId: `r${i}`, attemptId: `a${i}` }),
        attemptFailed({ resubmissionId: `r${i}`, attemptId: `a${i}` }),
        failedForGood(`r${i}`, 'wrong-account', minute(20 + i)),
      ]).flat();
      expect(decide(failed, { then: tried, ask: { target: 'given' }, terms: TOP_UP_TERMS })).toMatchObject({
        code: 'too-many-resubmissions',
      });
    });
  });

  describe('time', () => {
    it('the window runs from the newest anomaly, to its very end', () => {
      const facts = [...paidOrder(), told('delivery-failed', 600, {})];
      expect(decide(facts, { now: 600 + 24 * 60 })).toMatchObject({ do: 'go' });
      expect(decide(facts, { now: 600 + 24 * 60 + 0.001 })).toMatchObject({
        do: 'no',
        code: 'outside-window',
      });
    });

    it('nothing is resubmitted later than fifteen days after the placing', () => {
      const day = 24 * 60;
      const facts = [...paidOrder(), told('delivery-failed', 15 * day, {})];
      expect(decide(facts, { now: 15 * day })).toMatchObject({ do: 'go' });
      expect(decide(facts, { now: 15 * day + 1 })).toMatchObject({ code: 'outside-window' });
    });

    it('a payment notice gets a minute before it counts as lost', () => {
      expect(decide([], { now: 0.9 })).toMatchObject({ do: 'wait', code: 'too-early', until: at(1) });
      expect(decide([], { now: 1 })).toMatchObject({
        do: 'go',
        reason: 'payment-notice-lost',
        proofOf: ['P1'],
      });
    });

    it('the clocks of two publishers are not compared more finely than the skew', () => {
      const warehouse = { source: '/warehouse', publisher: 'warehouse' };
      const facts = [
        ...paidOrder(),
        told('delivered', 2, { quantity: 1 }, warehouse),
        told('delivery-failed', 4, {}),
      ];
      expect(decide(facts, { terms: { quantity: 2 }, now: 6 })).toMatchObject({ do: 'wait' });
      expect(decide(facts, { terms: { quantity: 2 }, now: 12 })).toMatchObject({ do: 'go' });
    });
  });

  it('says that nothing is known of an order that was not placed', () => {
    expect(decideResubmission({ history: emptyHistory(), policy: BASELINE, now: at(1) })).toMatchObject({
      code: 'order-incomplete',
    });
  });
});
