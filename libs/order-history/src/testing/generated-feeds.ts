import type { OrderFact, OrderFactData, OrderFeedEventType, OrderTerms } from '@bujiao/contracts';
import fc from 'fast-check';
import { TERMS, TOP_UP_TERMS } from './sample-events.js';
import { minute } from './shop-feed.js';

/** A feed of one order as shops could tell it: its terms and every fact, in no particular order. */
export interface GeneratedFeed {
  readonly terms: OrderTerms;
  readonly facts: readonly OrderFact[];
}

const PUBLISHERS = [
  { publisher: 'shop', source: '/shop' },
  { publisher: 'warehouse', source: '/warehouse' },
] as const;

const optional = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
const units = fc.integer({ min: 1, max: 4 });
const amounts = fc.constantFrom(100, 300, 400, 1000);
const paymentId = fc.constantFrom('P1', 'P2', 'P3');
const supplierOrder = fc.record({
  supplierId: fc.constantFrom('S1', 'S2'),
  requestNo: fc.constantFrom('1', '7'),
});
const pending = fc
  .tuple(supplierOrder, optional(units))
  .map(([ref, quantity]) => ({ ...ref, ...(quantity !== undefined && { quantity }) }));

type Told = { readonly [T in OrderFeedEventType]?: fc.Arbitrary<OrderFactData[T]> };
const given = <T extends object>(members: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(members).map((data) => definedOnly(data));

const definedOnly = <T extends object>(data: T): T =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as T;

const DATA: Told = {
  'shop.order.payment-started': given({ paymentId, amount: optional(amounts) }),
  'shop.order.paid': given({ paymentId: optional(paymentId), amount: optional(amounts) }),
  'shop.order.payment-timed-out': given({ paymentId: optional(paymentId) }),
  'shop.order.refunded': given({
    amount: amounts,
    refundId: optional(fc.constantFrom('R1', 'R2')),
    quantity: optional(units),
    cause: optional(fc.constantFrom('units', 'price', 'goodwill')),
  }),
  'shop.order.held': given({
    resubmissionId: fc.constantFrom('r1', 'r2'),
    delivered: optional(units),
    pendingSupplierOrders: optional(fc.array(pending, { maxLength: 2 })),
  }),
  'shop.order.delivered': given({
    quantity: units,
    deliveryId: optional(fc.constantFrom('d1', 'd2', 'd3')),
    supplierOrder: optional(supplierOrder),
  }),
  'shop.order.delivery-failed': given({
    code: optional(fc.constantFrom('108', '110', '111', '113', '116', 'odd')),
    quantity: optional(units),
    supplierOrder: optional(supplierOrder),
  }),
  'shop.order.delayed': given({
    pendingSupplierOrder: optional(pending),
    pendingSupplierOrders: optional(fc.array(pending, { maxLength: 2 })),
  }),
  'shop.order.cancelled': given({
    cause: optional(fc.constantFrom('payment-timed-out', 'payment-timed-out', 'buyer', 'other')),
  }),
} as unknown as Told;

interface Draft {
  readonly type: OrderFeedEventType;
  readonly data: object;
  readonly by: 0 | 1;
  readonly minutes: number;
  /** How far the publisher's clock is off, minutes. */
  readonly skew: number;
}

const WEIGHTS: Partial<Record<OrderFeedEventType, number>> = {
  'shop.order.paid': 4,
  'shop.order.delivered': 4,
  'shop.order.delivery-failed': 4,
  'shop.order.delayed': 3,
  'shop.order.payment-started': 2,
};

const drafts = fc.oneof(
  ...(Object.entries(DATA) as [OrderFeedEventType, fc.Arbitrary<object>][]).map(([type, data]) => ({
    weight: WEIGHTS[type] ?? 1,
    arbitrary: fc.record({
      type: fc.constant(type),
      data,
      by: fc.constantFrom<0 | 1>(0, 0, 1),
      // Few moments, so that facts of one moment are common.
      minutes: fc.integer({ min: 1, max: 12 }),
      skew: fc.constantFrom(0, 0, 0, -5, 5, 0.001),
    }),
  })),
);

const corrections = fc.record({
  targets: fc.array(fc.nat({ max: 11 }), { maxLength: 2 }),
  by: fc.constantFrom<0 | 1>(0, 1),
  minutes: fc.integer({ min: 1, max: 14 }),
  terms: optional(
    fc.constantFrom(
      { paymentId: 'P2' },
      { amount: 400, quantity: 4 },
      { rechargeTarget: { keyOf: 'B1', sealed: 'other' } },
    ),
  ),
});

const terms = fc
  .record({
    base: fc.constantFrom(TERMS, TERMS, TOP_UP_TERMS),
    quantity: units,
    free: fc.constantFrom(false, false, false, true),
    numbered: fc.boolean(),
  })
  .map(({ base, quantity, free, numbered }): OrderTerms => {
    const { paymentId: number, ...rest } = base;
    const amount = free ? 0 : quantity * 100;
    return { ...rest, quantity, amount, ...(numbered && number && { paymentId: number }) };
  });

const factOf = ({ type, data, by, minutes, skew }: Draft, i: number): OrderFact =>
  ({
    ...PUBLISHERS[by],
    id: `e${i}`,
    type,
    time: minute(minutes + (by === 1 ? skew : 0)),
    receivedAt: minute(minutes + 1),
    data,
  }) as OrderFact;

/**
 * Feeds with several payments, part deliveries with and without ids, several supplier orders, failures, delays, refunds,
 * cancellations, corrections of terms, withdrawals, two publishers whose clocks differ, and at times a disputed placing.
 */
export const generatedFeeds: fc.Arbitrary<GeneratedFeed> = fc
  .record({
    terms,
    drafts: fc.array(drafts, { maxLength: 9 }),
    corrections: fc.array(corrections, { maxLength: 2 }),
    disputed: fc.constantFrom(false, false, false, true),
  })
  .map(({ terms, drafts, corrections, disputed }) => {
    const placed = factOf({ type: 'shop.order.placed', data: {}, by: 0, minutes: 0, skew: 0 }, 100);
    const told = drafts.map((draft, i) => factOf(draft as Draft, i));
    const corrected = corrections.map(({ targets, terms, by, minutes }, i) => {
      const withdraws = targets
        .map((target) => told[target])
        .filter((fact) => fact !== undefined)
        .map(({ source, id }) => ({ source, id }));
      const data = { reason: 'wrong', ...(withdraws.length > 0 && { withdraws }), ...(terms && { terms }) };
      return factOf({ type: 'shop.order.corrected', data, by, minutes, skew: 0 }, 200 + i);
    });
    const dispute = factOf(
      { type: 'shop.order.placed', data: { disputes: ['amount'] }, by: 1, minutes: 1, skew: 0 },
      300,
    );
    return { terms, facts: [placed, ...told, ...corrected, ...(disputed ? [dispute] : [])] };
  });

/** The same facts as they may arrive: in another order, some of them again, in batches of any size. */
export const arrivalsOf = (facts: readonly OrderFact[]): fc.Arbitrary<readonly (readonly OrderFact[])[]> =>
  fc
    .record({
      order: fc.shuffledSubarray([...facts], { minLength: facts.length, maxLength: facts.length }),
      again: fc.subarray([...facts]),
      cuts: fc.array(fc.nat({ max: facts.length * 2 }), { maxLength: 4 }),
    })
    .map(({ order, again, cuts }) => {
      const stream = [...order, ...again];
      const at = [0, ...cuts.map((c) => Math.min(c, stream.length)).sort((a, b) => a - b), stream.length];
      return at.slice(1).map((end, i) => stream.slice(at[i], end));
    });
