import type { Outcome } from '@bujiao/fulfillment/testing';
import type { Random } from './random.js';

/** What really became of a call under one number. */
export interface Call {
  readonly quantity: number;
  fate: 'pending' | 'delivered' | 'failed';
}

/** The suppliers, and our own stock as one of them: a number buys once, whoever sends it. */
export class Suppliers {
  readonly calls = new Map<string, Call>();

  constructor(private readonly random: Random) {}

  /** A call arrives. The same number again buys nothing more. */
  arrive(number: string, quantity: number): Call {
    const known = this.calls.get(number);
    if (known) return known;
    const fate = this.random.pick(['pending', 'delivered', 'delivered', 'failed'] as const) ?? 'pending';
    const call: Call = { quantity, fate };
    this.calls.set(number, call);
    return call;
  }

  /** Calls under way come to an end in their own time. */
  settleOne(): void {
    const pending = [...this.calls.values()].filter(({ fate }) => fate === 'pending');
    const call = this.random.pick(pending);
    if (call) call.fate = this.random.chance(0.6) ? 'delivered' : 'failed';
  }

  settleAll(): void {
    for (const call of this.calls.values()) if (call.fate === 'pending') this.settle(call);
  }

  private settle(call: Call): void {
    call.fate = this.random.chance(0.6) ? 'delivered' : 'failed';
  }

  unitsOut(): number {
    return [...this.calls.values()]
      .filter(({ fate }) => fate === 'delivered')
      .reduce((sum, { quantity }) => sum + quantity, 0);
  }

  /** What a query by a number is answered. */
  answer(number: string): Outcome | 'no-such-order' {
    const call = this.calls.get(number);
    if (!call) return 'no-such-order';
    if (call.fate === 'delivered') return { outcome: 'succeeded', quantity: call.quantity };
    return call.fate === 'failed'
      ? { outcome: 'failed', code: 'failed-at-supplier', retryable: this.random.chance(0.8) }
      : { outcome: 'processing', code: 'processing' };
  }
}

export const numberOf = (supplierId: string, requestNo: string): string => `${supplierId} ${requestNo}`;
