import { describe, expect, test } from '@jest/globals';
import { BENCH_WAYS, benchOrder, paymentIdOf, paymentOf } from './bench-orders.js';

const NOW = Date.parse('2026-11-28T10:00:00Z');

interface Told {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly data: { readonly amount?: number; readonly paymentId?: string };
}

describe.each(BENCH_WAYS)('an order of the bench that goes wrong by %s', (way) => {
  const order = benchOrder(way, 'B0001', NOW);
  const told = order.events as readonly Told[];

  test('is told from its placing on, each event once, nothing of it in the future', () => {
    expect(told[0]?.type).toBe('shop.order.placed');
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
    const times = told.map(({ time }) => Date.parse(time));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.max(...times)).toBeLessThan(NOW);
  });

  test('is paid at the gateway of the bench, with its whole amount', () => {
    const { amount, paymentId = '' } = told[0]?.data ?? {};
    expect(paymentOf(paymentId)).toEqual({ orderId: order.orderId, amount });
  });
});

test('of an order that came in part, only the rest needs cards; of a top-up none', () => {
  expect(benchOrder('partly-delivered', 'B0001', NOW)).toMatchObject({ quantity: 3, missingCards: 2 });
  expect(benchOrder('top-up-failed', 'B0001', NOW).missingCards).toBe(0);
});

test.each(['P-1', 'PAY-x-1', 'PAY-BENCH1-', `${paymentIdOf('BENCH1', 100)}0000000000000`])(
  '%s is no payment of the bench',
  (id) => {
    expect(paymentOf(id)).toBeUndefined();
  },
);
