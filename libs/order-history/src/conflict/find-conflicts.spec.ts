import type { OrderFact, ProvenPayment } from '@bujiao/contracts';
import {
  approved,
  attemptFailed,
  attemptStarted,
  attemptSucceeded,
  attemptUnknown,
  historyOf,
  moreTold,
  paidOrder,
  recordTaken,
  requested,
  told,
  TOP_UP_TERMS,
  type GivenEvent,
} from '../testing/index.js';
import { emptyHistory, type OrderHistory } from '../order-history.js';
import { findConflicts, standingConflicts, stoppingConflict } from './find-conflicts.js';

const ours = [requested(), approved(), attemptStarted(), attemptSucceeded()];
const delivering = [requested(), approved(), attemptStarted(), attemptUnknown()];
const proved = (...payments: ProvenPayment[]): GivenEvent => ({
  type: 'PaymentProofObtained',
  data: { resubmissionId: 'r1', payments },
});
const history = (facts: readonly OrderFact[], then: readonly GivenEvent[] = [], quantity = 1): OrderHistory =>
  historyOf(recordTaken([...paidOrder(), ...facts], { quantity }), ...then);
const codes = (...of: Parameters<typeof history>): readonly string[] =>
  findConflicts(history(...of)).map(({ code }) => code);

describe('contradictions', () => {
  it('there are none of an order that is not known, or that went well', () => {
    expect(findConflicts(emptyHistory())).toEqual([]);
    expect(codes([told('delivered', 2, { quantity: 1 })])).toEqual([]);
    expect(codes([told('delivery-failed', 2, {})], ours)).toEqual([]);
  });

  it('delivered by the shop after our delivery', () => {
    expect(findConflicts(history([told('delivered', 70, { quantity: 1 })], ours))).toEqual([
      { code: 'over-delivered', known: { ordered: 1, byShop: 1, byUs: 1 } },
    ]);
  });

  it('delivered twice by the shop alone', () => {
    const twice = [told('delivered', 2, { quantity: 1 }), told('delivered', 3, { quantity: 1 })];
    expect(codes(twice)).toEqual(['over-delivered']);
  });

  it('what may be the same delivery is no contradiction', () => {
    const S1 = { supplierId: 'S1', requestNo: '1' };
    const facts = [
      told('delayed', 2, { pendingSupplierOrder: S1 }),
      told('delivered', 3, { quantity: 1 }),
      told('delivered', 3, { quantity: 1, supplierOrder: S1 }),
    ];
    expect(codes(facts)).toEqual([]);
  });

  describe('money and goods', () => {
    it("refunded after our delivery, and after the shop's own", () => {
      const refund = told('refunded', 70, { amount: 1000 });
      expect(codes([refund], ours)).toEqual(['refunded-and-delivered']);
      expect(codes([refund, told('delivered', 2, { quantity: 1 })])).toEqual(['refunded-and-delivered']);
    });

    it('refunded at the gateway, though the shop told that it was paid', () => {
      const proof = proved({ paymentId: 'P1', status: 'refunded', amount: 1000 });
      expect(codes([], [...ours, proof])).toEqual(['refunded-and-delivered']);
    });

    it('a refund of the units that were not delivered is right', () => {
      const facts = [
        told('delivered', 2, { quantity: 1 }),
        told('refunded', 3, { amount: 500, quantity: 1 }),
      ];
      expect(codes(facts, [], 2)).toEqual([]);
    });

    it('more money went back than the units that are left are worth', () => {
      const facts = [
        told('delivered', 2, { quantity: 1 }),
        told('refunded', 3, { amount: 501, quantity: 1 }),
      ];
      expect(codes(facts, [], 2)).toEqual(['refunded-and-delivered']);
    });

    it('what was not received cannot have been kept', () => {
      const facts = [
        told('placed', 0, {}),
        told('paid', 1, { paymentId: 'P1', amount: 600 }),
        told('delivered', 2, { quantity: 1 }),
        told('refunded', 3, { amount: 200, quantity: 1 }),
      ];
      expect(findConflicts(historyOf(recordTaken(facts, { quantity: 2 }))).map(({ code }) => code)).toEqual([
        'refunded-and-delivered',
      ]);
    });

    it.each(['goodwill', 'price'] as const)(
      'a refund of cause %s beside delivered goods is right',
      (cause) => {
        expect(codes([told('refunded', 70, { amount: 200, cause })], ours)).toEqual([]);
      },
    );

    it('more than the price arrived: work, and no reason to hold goods', () => {
      const proof = proved({ paymentId: 'P1', status: 'paid', amount: 1001 });
      const found = history([told('delivery-failed', 2, {})], [requested(), proof]);
      expect(findConflicts(found)).toEqual([{ code: 'overpaid', known: { surplus: 1 } }]);
      expect(stoppingConflict(found)).toBeUndefined();
    });
  });

  describe('placed by two publishers with other terms', () => {
    const other = { publisher: 'mailer', source: '/mailer' };
    const disputing = told('placed', 3, { disputes: ['quantity', 'amount'] }, other);

    it('is one, with who they are and what differs; goods go by the first terms', () => {
      const found = history([disputing]);
      expect(findConflicts(found)).toEqual([
        { code: 'placed-twice', known: { first: 'shop', others: 'mailer', terms: 'amount,quantity' } },
      ]);
      expect(stoppingConflict(found)).toBeUndefined();
    });

    it('is none where one publisher placed it again: that one was told', () => {
      expect(codes([told('placed', 3, { disputes: ['amount'] })])).toEqual([]);
    });
  });

  describe('cancelled', () => {
    const cancelled = told('cancelled', 70, { cause: 'buyer' });
    it('after our delivery', () => expect(codes([cancelled], ours)).toEqual(['cancelled-and-delivered']));
    it('while the outcome of a call is unknown', () =>
      expect(codes([cancelled], delivering)).toEqual(['cancelled-and-delivered']));
    it('after the call came to nothing: nothing contradicts', () =>
      expect(codes([cancelled], [requested(), approved(), attemptStarted(), attemptFailed()])).toEqual([]));
    it('and then delivered by the shop', () =>
      expect(codes([told('cancelled', 2, {}), told('delivered', 3, { quantity: 1 })])).toEqual([
        'delivered-after-cancellation',
      ]));
    it('by the time-out of a payment that arrived: no contradiction', () =>
      expect(codes([told('cancelled', 70, { cause: 'payment-timed-out' })], ours)).toEqual([]));
    it('with the rest refunded instead: every unit is accounted for', () => {
      const facts = [
        told('delivered', 2, { quantity: 1 }),
        told('refunded', 3, { amount: 500, quantity: 1 }),
        told('cancelled', 3, {}),
      ];
      expect(codes(facts, [], 2)).toEqual([]);
    });
  });

  it('two amounts of one try, until the gateway has said which', () => {
    const facts = [
      told('paid', 1, { paymentId: 'P1', amount: 1000 }),
      told('paid', 2, { paymentId: 'P1', amount: 900 }),
    ];
    expect(codes(facts)).toContain('publishers-disagree');
    expect(codes(facts, [proved({ paymentId: 'P1', status: 'paid', amount: 1000 })])).toEqual([]);
  });

  it('an answer of the gateway that nobody understands', () => {
    expect(codes([], [proved({ paymentId: 'P1', status: 'unclear' })])).toEqual(['payment-unclear']);
  });

  describe('something that an attempt of ours relied on was taken back', () => {
    const S1 = { supplierId: 'S1', requestNo: '1' };
    it('a supplier order that was adopted', () => {
      const open = told('delayed', 2, { pendingSupplierOrder: { ...S1, quantity: 1 } });
      const adopted = attemptStarted({ requestNo: '1', adopted: true });
      const back = moreTold(told('corrected', 70, { reason: 'x', withdraws: [open] }));
      expect(codes([open], [requested(), approved(), adopted, back])).toEqual(['relied-on-withdrawn']);
      expect(codes([open], [requested(), approved(), adopted, attemptFailed(), back])).toEqual([]);
    });

    it('the account, corrected after the call was made; not before it', () => {
      const corrected = (minutes: number): OrderFact =>
        told('corrected', minutes, {
          reason: 'x',
          terms: { rechargeTarget: { keyOf: 'B1', sealed: 'other' } },
        });
      const of = (minutes: number): readonly string[] =>
        findConflicts(
          historyOf(recordTaken([...paidOrder(), corrected(minutes)], TOP_UP_TERMS), ...ours),
        ).map((c) => c.code);
      expect(of(70)).toEqual(['relied-on-withdrawn']);
      expect(of(30)).toEqual([]);
    });

    it('the payment, unless the gateway or another teller says that it is paid', () => {
      const paid = told('paid', 1, { paymentId: 'P1' });
      const back = told('corrected', 70, { reason: 'another order', withdraws: [paid] });
      const of = (facts: readonly OrderFact[], ...then: GivenEvent[]): readonly string[] =>
        findConflicts(historyOf(recordTaken([told('placed', 0, {}), ...facts]), ...ours, ...then)).map(
          (c) => c.code,
        );
      expect(of([paid, back])).toEqual(['relied-on-withdrawn']);
      expect(of([paid])).toEqual([]);
      expect(of([paid, back, told('paid', 2, { paymentId: 'P2' })])).toEqual([]);
      expect(of([paid, back], proved({ paymentId: 'P1', status: 'paid', amount: 1000 }))).toEqual([]);
    });
  });
});

describe('a contradiction that a person closed', () => {
  const found = { code: 'over-delivered' as const, known: { ordered: 1, byShop: 1, byUs: 1 } };
  const closed = (by: 'person' | 'taken-back'): readonly GivenEvent[] => [
    { type: 'OrderConflictFound', data: { conflict: found } },
    { type: 'OrderConflictClosed', data: { ...found, by, action: 'accepted', note: 'x' } },
  ];
  const over = told('delivered', 70, { quantity: 1 });

  it('stands no more with these values, and stands again with others', () => {
    expect(standingConflicts(history([over], [...ours, ...closed('person')]))).toEqual([]);
    const again = moreTold(told('delivered', 80, { quantity: 1 }));
    expect(standingConflicts(history([over], [...ours, ...closed('person'), again]))).toMatchObject([
      { code: 'over-delivered', known: { byShop: 2 } },
    ]);
  });

  it('one that was only taken back for a while stands again when it comes again', () => {
    expect(standingConflicts(history([over], [...ours, ...closed('taken-back')]))).toHaveLength(1);
  });
});
