import {
  attemptFailed,
  attemptStarted,
  attemptSucceeded,
  attemptUnknown,
  FAILED,
  historyOf,
  orderChanged,
  snapshotTaken,
  requested,
  approved,
  failedForGood,
} from '../testing/index.js';
import { owedQuantity } from './owed.js';

describe('what is still owed', () => {
  const open = [snapshotTaken(FAILED, { quantity: 3 }), requested(), approved()];

  it('is all that was ordered, while nothing was delivered', () => {
    expect(owedQuantity(historyOf(...open))).toBe(3);
  });

  it('is only the rest, of an order partly delivered', () => {
    expect(
      owedQuantity(
        historyOf(...open, orderChanged({ deliveredAt: FAILED.paidAt as string, deliveredQuantity: 2 })),
      ),
    ).toBe(1);
  });

  it('is nothing once the shop says delivered, without a number', () => {
    expect(owedQuantity(historyOf(...open, orderChanged({ deliveredAt: FAILED.paidAt as string })))).toBe(0);
  });

  it.each([
    ['started', []],
    ['unknown', [attemptUnknown()]],
    ['succeeded', [attemptSucceeded({ quantity: 2 })]],
  ])('counts an attempt that %s as taken', (_, then) => {
    expect(owedQuantity(historyOf(...open, attemptStarted({ quantity: 2 }), ...then))).toBe(1);
  });

  it('gives the units of a failed attempt back', () => {
    expect(owedQuantity(historyOf(...open, attemptStarted({ quantity: 3 }), attemptFailed()))).toBe(3);
  });

  it('keeps units of an open attempt taken after the resubmission was given up', () => {
    expect(
      owedQuantity(historyOf(...open, attemptStarted({ quantity: 3 }), attemptUnknown(), failedForGood())),
    ).toBe(0);
  });

  it('is nothing of a cancelled order', () => {
    expect(owedQuantity(historyOf(...open, orderChanged({ cancelledAt: FAILED.paidAt as string })))).toBe(0);
  });
});
