import type { OrderFact, OrderTerms, ProvenPayment } from '@bujiao/contracts';
import { told, TERMS } from '../testing/index.js';
import { countFacts } from './order-record.js';
import { paymentsOf, type Payments } from './payments.js';

const payments = (
  facts: readonly OrderFact[],
  { terms = {}, proofs = [] }: { terms?: Partial<OrderTerms>; proofs?: readonly ProvenPayment[] } = {},
): Payments =>
  paymentsOf(
    { ...TERMS, ...terms },
    countFacts(facts).counted,
    new Map(proofs.map((proof) => [proof.paymentId, proof])),
  );
const WITHOUT_NUMBER = { paymentId: undefined } as unknown as Partial<OrderTerms>;

describe('payments: one entry a try', () => {
  it('a second try pays the order, whatever became of the first', () => {
    const { tries, money, numbers } = payments([
      told('payment-started', 0, { paymentId: 'P1' }),
      told('payment-timed-out', 1, { paymentId: 'P1' }),
      told('payment-started', 2, { paymentId: 'P2' }),
      told('paid', 3, { paymentId: 'P2' }),
    ]);
    expect(numbers).toEqual(['P1', 'P2']);
    expect(tries.map(({ paid }) => paid)).toEqual([false, true]);
    expect(money).toMatchObject({ state: 'paid', received: 1000 });
  });

  it('a paid try stays paid, though a time-out of it is told before or after', () => {
    for (const minutes of [0.5, 5])
      expect(
        payments([
          told('paid', 1, { paymentId: 'P1' }),
          told('payment-timed-out', minutes, { paymentId: 'P1' }, { publisher: 'other' }),
        ]).money.state,
      ).toBe('paid');
  });

  it('a time-out without a number is of every try that was opened before it', () => {
    const { tries } = payments([
      told('payment-started', 0, { paymentId: 'P1' }),
      told('payment-timed-out', 1, {}),
      told('payment-started', 2, { paymentId: 'P2' }),
    ]);
    expect(tries.map(({ timedOutAt }) => timedOutAt !== undefined)).toEqual([true, false]);
  });

  it('knows every number, wherever it was told: placing, payment, time-out, refund, correction, gateway', () => {
    const { numbers } = payments(
      [
        told('payment-timed-out', 1, { paymentId: 'P2' }),
        told('refunded', 2, { amount: 1, paymentId: 'P3' }),
        told('corrected', 3, { reason: 'x', terms: { paymentId: 'P4' } }),
      ],
      { proofs: [{ paymentId: 'P5', status: 'unknown' }] },
    );
    expect(numbers).toEqual(['P1', 'P2', 'P3', 'P4', 'P5']);
  });

  it('"paid" without a number takes the number where only one is known', () => {
    expect(payments([told('paid', 1, {})]).tries).toMatchObject([{ paymentId: 'P1', paid: true }]);
  });

  it('"paid" without a number pays an order of which no number is known', () => {
    expect(payments([told('paid', 1, {})], { terms: WITHOUT_NUMBER })).toMatchObject({
      tries: [{ paid: true }],
      money: { state: 'paid' },
    });
  });

  it('"paid" without a number adds nothing beside a numbered one, told or proven', () => {
    const opened = told('payment-started', 0, { paymentId: 'P2' });
    const nameless = told('paid', 1, { amount: 1000 });
    const numbered = told('paid', 2, { paymentId: 'P2', amount: 1000 });
    expect(payments([opened, nameless, numbered]).money).toMatchObject({ state: 'paid', received: 1000 });
    expect(
      payments([opened, nameless], { proofs: [{ paymentId: 'P1', status: 'paid', amount: 1000 }] }).money,
    ).toMatchObject({ state: 'paid', received: 1000 });
  });
});

describe('payments: sums', () => {
  const proof = (paymentId: string, amount: number): ProvenPayment => ({ paymentId, status: 'paid', amount });

  it.each([
    [600, 400, 'paid', 1000],
    [600, 399, 'underpaid', 999],
    [600, 401, 'overpaid', 1001],
  ])('%i and %i of two live payments: %s', (one, two, state, received) => {
    const money = payments([told('paid', 1, { paymentId: 'P2' })], {
      proofs: [proof('P1', one), proof('P2', two)],
    }).money;
    expect(money).toMatchObject({ state, received });
  });

  it("the gateway's amount counts where tellers differ; without it, the difference is said", () => {
    const facts = [
      told('paid', 1, { paymentId: 'P1', amount: 1000 }),
      told('paid', 2, { paymentId: 'P1', amount: 900 }, { publisher: 'other' }),
    ];
    expect(payments(facts).tries[0]).toMatchObject({ amount: 1000, amountsDiffer: true });
    expect(payments(facts, { proofs: [proof('P1', 900)] }).tries[0]).toMatchObject({
      amount: 900,
      amountsDiffer: false,
    });
  });

  it('a free order is paid, and nothing is asked about it', () => {
    expect(payments([], { terms: { ...WITHOUT_NUMBER, amount: 0 } }).money).toMatchObject({
      state: 'free',
      due: 0,
    });
  });

  it.each(['refunded', 'other-order'] as const)(
    'what the gateway calls %s is not money received',
    (status) => {
      const proofs = [{ paymentId: 'P1', status, amount: 1000 }];
      expect(payments([told('paid', 1, { paymentId: 'P1' })], { proofs }).money.state).toBe('unpaid');
    },
  );
});

describe('refunds', () => {
  const paid = told('paid', 1, { paymentId: 'P1' });
  const two = { terms: { quantity: 2 } };

  it('in full, in one or in parts: refunded', () => {
    expect(payments([paid, told('refunded', 2, { amount: 1000 })]).money.state).toBe('refunded');
    const parts = [told('refunded', 2, { amount: 400 }), told('refunded', 3, { amount: 600 })];
    expect(payments([paid, ...parts]).money).toMatchObject({ state: 'refunded', refundedWithoutUnits: 0 });
  });

  it('of units lowers what is due by their value', () => {
    expect(payments([paid, told('refunded', 2, { amount: 500, quantity: 1 })], two).money).toMatchObject({
      state: 'paid',
      due: 500,
      refunded: 500,
      refundedUnits: 1,
    });
  });

  it('in part without units: a person has to say for which', () => {
    expect(payments([paid, told('refunded', 2, { amount: 300 })]).money.refundedWithoutUnits).toBe(300);
  });

  it('told twice under one number is one, and the greater counts', () => {
    const refunds = [
      told('refunded', 2, { amount: 200, refundId: 'R1' }),
      told('refunded', 3, { amount: 500, refundId: 'R1', quantity: 1 }),
    ];
    expect(payments([paid, ...refunds], two).money).toMatchObject({ refunded: 500, refundedUnits: 1 });
  });

  it('under two numbers, or none, are two', () => {
    const refunds = [told('refunded', 2, { amount: 200 }), told('refunded', 2, { amount: 200 })];
    expect(payments([paid, ...refunds]).money.refunded).toBe(400);
  });

  it('goodwill changes neither what is due nor what was received', () => {
    const refund = told('refunded', 2, { amount: 300, cause: 'goodwill' });
    expect(payments([paid, refund]).money).toMatchObject({ state: 'paid', due: 1000, refunded: 0 });
  });

  it('a lower price lowers what is due, and leaves every unit owed', () => {
    const refund = told('refunded', 2, { amount: 300, cause: 'price' });
    expect(payments([paid, refund]).money).toMatchObject({ state: 'paid', due: 700, refundedUnits: 0 });
  });
});
