import type { GoodsKind, OrderEvents } from '@bujiao/contracts';
import { allAttempts, type OrderHistory } from '@bujiao/order-history';
import {
  approved,
  attemptStarted,
  FAILED,
  historyOf,
  NOW,
  requested,
  snapshotTaken,
  TERMS,
} from '@bujiao/order-history/testing';
import fc from 'fast-check';
import type { SupplierCards } from '../card-stock/supplier-cards.repository.js';
import { readText } from '../suppliers/read-answer.js';
import { DELIVERY_POLICY } from './delivery-policy.js';
import { outcomeEvents } from './settle-attempt.decider.js';
import { SupplierOutcomes } from './supplier-outcomes.service.js';

const NUMBER = 'n1';
/** Texts as suppliers send them: cards, apologies, and what broke on the way. */
const plain = fc.stringMatching(/^[A-Z0-9]{4,12}$/);
const cardText = fc.oneof(
  plain,
  fc.constantFrom('', ' ', '\u3000', 'NO\0', 'PW\u202e1', 'NO\ud800', 'AB\u200b12', 'AB\n12'),
  fc.constantFrom(null, 7, undefined, {}),
);
const card = fc.oneof(
  { weight: 9, arbitrary: fc.record({ card_no: plain, card_password: plain }) },
  {
    weight: 1,
    arbitrary: fc.record(
      { card_no: cardText, card_password: cardText, expiry: fc.constantFrom('2030-01-01', '', null, 7) },
      { requiredKeys: ['card_no'] },
    ),
  },
);
const body = fc.record(
  {
    code: fc.constantFrom(0, 0, 0, 0, 110),
    order_no: fc.constantFrom(NUMBER, NUMBER, NUMBER, 'another'),
    order_status: fc.constantFrom('success', 'success', 'success', 'processing', 'failed', 'SUCCESS'),
    out_order_no: fc.constantFrom('S-1', 'S-1', ''),
    buy_quantity: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constantFrom(0, -1, 1.5, '2')),
    cards: fc.oneof(
      { weight: 4, arbitrary: fc.array(card, { maxLength: 4 }) },
      fc.constantFrom('none', null),
    ),
  },
  { requiredKeys: ['code', 'order_no', 'order_status', 'out_order_no'] },
);
/** As a supplier answers that has sent everything: among bodies by chance alone this comes too rarely to prove a rule. */
const whole = fc.integer({ min: 1, max: 3 }).chain((quantity) =>
  fc.record({
    code: fc.constant(0),
    order_no: fc.constant(NUMBER),
    order_status: fc.constant('success'),
    out_order_no: fc.constant('S-1'),
    buy_quantity: fc.constant(quantity),
    cards: fc.array(fc.record({ card_no: plain, card_password: plain }), {
      minLength: quantity,
      maxLength: quantity,
    }),
  }),
);
const answer = fc.oneof({ weight: 3, arbitrary: body }, { weight: 1, arbitrary: whole });
const attempt = fc.record({ quantity: fc.integer({ min: 1, max: 3 }), unitsUnknown: fc.boolean() });
const cardKind = fc.constantFrom<GoodsKind>('game-points', 'membership', 'licence-key');

/** Keeps what it is given, as the stock does, and gives each card an id. */
const stock = {
  keep: ({ cards }: { cards: readonly object[] }) => Promise.resolve(cards.map((_, i) => `card-${i}`)),
} as unknown as SupplierCards;

const historyFor = (kind: GoodsKind, of: { quantity: number; unitsUnknown: boolean }): OrderHistory =>
  historyOf(
    snapshotTaken(FAILED, { quantity: 3, goods: { ...TERMS.goods, kind } }),
    requested(),
    approved(),
    attemptStarted({ quantity: of.quantity, adopted: true, ...(of.unitsUnknown && { unitsUnknown: true }) }),
  );

/** The successes that an answer of this body is recorded as. */
async function successesOf(
  history: OrderHistory,
  answered: object,
): Promise<OrderEvents['DeliveryAttemptSucceeded'][]> {
  const [open] = allAttempts(history);
  const answer = readText(JSON.stringify(answered), NUMBER);
  if (!open || answer.outcome === 'no-such-order' || answer.outcome === 'rejected') return [];
  const outcome = await new SupplierOutcomes(stock).of(answer, open, history);
  const events = outcomeEvents(history, open, {
    resubmissionId: 'r1',
    attemptId: 'a1',
    queryNo: 0,
    now: NOW,
    policy: DELIVERY_POLICY,
    outcome,
  });
  return events.flatMap(({ type, data }) => (type === 'DeliveryAttemptSucceeded' ? [data] : []));
}

describe('whatever a supplier answers about goods that are cards', () => {
  it('is a delivery only with a card for each unit, and of no other units than were ordered', async () => {
    let deliveries = 0;
    await fc.assert(
      fc.asyncProperty(cardKind, attempt, answer, async (kind, of, answered) => {
        for (const { quantity, cardIds } of await successesOf(historyFor(kind, of), answered)) {
          deliveries += 1;
          expect(cardIds).toHaveLength(quantity);
          expect(quantity).toBeGreaterThan(0);
          if (!of.unitsUnknown) expect(quantity).toBe(of.quantity);
          for (const { card_no: no, card_password: password } of answered.cards as Record<string, string>[])
            expect([no, password].join()).toMatch(/^[A-Z0-9]+,[A-Z0-9]+$/);
        }
      }),
      { numRuns: 3_000 },
    );
    // The rule says nothing where no answer is ever believed.
    expect(deliveries).toBeGreaterThan(20);
  });

  it('counts with its units alone where the goods are a top-up', async () => {
    await fc.assert(
      fc.asyncProperty(attempt, body, async (of, answered) => {
        for (const { quantity, cardIds } of await successesOf(historyFor('direct-top-up', of), answered)) {
          expect(cardIds).toBeUndefined();
          if (!of.unitsUnknown) expect(quantity).toBe(of.quantity);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
