import type { PlayedOrder } from './played-order.js';

/** When the orders of each buyer were asked for: what intake keeps for the limits of a buyer. */
export class RequestTimes {
  private readonly times = new Map<string, number[]>();

  of({ order }: PlayedOrder): readonly number[] {
    return this.times.get(order.terms.buyerId) ?? [];
  }

  add({ order }: PlayedOrder, at: number): void {
    const known = this.times.get(order.terms.buyerId);
    if (known) known.push(at);
    else this.times.set(order.terms.buyerId, [at]);
  }
}
