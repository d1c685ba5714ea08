import { allAttempts, type Attempt } from '@bujiao/order-history';
import {
  approved,
  attemptStarted,
  FAILED,
  historyOf,
  requested,
  snapshotTaken,
} from '@bujiao/order-history/testing';
import type { Success } from '../suppliers/supplier.port.js';
import { judgeSuccess } from './judge-success.decider.js';

const attempt = (data: Parameters<typeof attemptStarted>[0] = {}): Attempt => {
  const events = [snapshotTaken(FAILED, { quantity: 9 }), requested(), approved(), attemptStarted(data)];
  return allAttempts(historyOf(...events))[0] as Attempt;
};
const success = (more: Partial<Success> = {}): Success => ({
  outcome: 'succeeded',
  supplierOrderNo: 'S1',
  ...more,
});
const cards = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ cardNo: `c${i}`, cardPassword: 'p' }));
const unknownUnits = (quantity: number) => attempt({ quantity, adopted: true, unitsUnknown: true });

describe("a supplier's delivery of a top-up", () => {
  it.each<[string, Success, Attempt, number]>([
    ['of the units that were ordered', success(), attempt({ quantity: 2 }), 2],
    ['with its units', success({ quantity: 2 }), attempt({ quantity: 2 }), 2],
    ['of unknown units, which the supplier tells', success({ quantity: 1 }), unknownUnits(3), 1],
    ['of unknown units where it can stand for one only', success(), unknownUnits(1), 1],
  ])('is believed: %s', (_, answer, to, quantity) => {
    expect(judgeSuccess(answer, to, 'direct-top-up')).toEqual({
      believed: true,
      supplierOrderNo: 'S1',
      quantity,
    });
  });

  it('of units that nobody can tell is a matter for a person', () => {
    expect(judgeSuccess(success(), unknownUnits(3), 'direct-top-up')).toEqual({
      believed: false,
      outcome: { outcome: 'unknown', code: 'units-unknown' },
    });
  });

  it('of other units than were ordered is odd', () => {
    expect(judgeSuccess(success({ quantity: 1 }), attempt({ quantity: 2 }), 'direct-top-up')).toEqual({
      believed: false,
      outcome: { outcome: 'unknown', code: 'other-quantity-answered', odd: true },
    });
  });
});

describe.each(['licence-key', 'game-points', 'membership'] as const)(
  "a supplier's delivery of a %s",
  (kind) => {
    it('is believed with a card for each unit', () => {
      expect(judgeSuccess(success({ cards: cards(2) }), attempt({ quantity: 2 }), kind)).toEqual({
        believed: true,
        supplierOrderNo: 'S1',
        quantity: 2,
        cards: cards(2),
      });
      expect(judgeSuccess(success({ cards: cards(2) }), unknownUnits(3), kind)).toMatchObject({
        believed: true,
        quantity: 2,
      });
    });

    it.each([undefined, []])('without its cards is a matter for a person', (none) => {
      expect(judgeSuccess(success(none && { cards: none }), attempt(), kind)).toEqual({
        believed: false,
        outcome: { outcome: 'unknown', code: 'cards-missing' },
      });
    });

    it('with another number of cards is odd', () => {
      const answer = success({ quantity: 2, cards: cards(1) });
      expect(judgeSuccess(answer, attempt({ quantity: 2 }), kind)).toMatchObject({
        outcome: { code: 'other-number-of-cards', odd: true },
      });
    });
  },
);
