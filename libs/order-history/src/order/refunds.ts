import type { OrderFact } from '@bujiao/contracts';
import { factKey, factsOfType } from './order-record.js';

export interface Refund {
  readonly amount: number;
  readonly at: string;
  /** Units that it stands for. */
  readonly quantity?: number;
  readonly cause: 'units' | 'price' | 'goodwill';
}

/** Refunds that share a number are one: the greatest amount and units count. */
export function refundsOf(counted: readonly OrderFact[]): readonly Refund[] {
  const refunds = new Map<string, Refund>();
  for (const fact of factsOfType(counted, 'shop.order.refunded')) {
    const key = fact.data.refundId ?? factKey(fact);
    refunds.set(key, mergedRefund(refunds.get(key), fact));
  }
  return [...refunds.values()];
}

function mergedRefund(known: Refund | undefined, { data, time }: OrderFact<'shop.order.refunded'>): Refund {
  const told: Refund = {
    amount: data.amount,
    at: time,
    cause: data.cause ?? 'units',
    ...(data.quantity !== undefined && { quantity: data.quantity }),
  };
  if (!known) return told;
  const quantity = Math.max(known.quantity ?? 0, told.quantity ?? 0);
  return {
    amount: Math.max(known.amount, told.amount),
    at: known.at,
    cause: data.cause ?? known.cause,
    ...(quantity > 0 && { quantity }),
  };
}
