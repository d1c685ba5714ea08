import { Injectable } from '@nestjs/common';
import { numbersIn } from '@bujiao/input-text';
import type { OrderSummary } from '../my-orders/order-summary.js';
import { OrderSummaries } from '../my-orders/order-summaries.service.js';
import type { NumberKind } from './numbers-of.js';
import { OrderNumbers, type FoundNumber } from './order-numbers.repository.js';

export interface FoundOrders {
  readonly numbers: readonly string[];
  readonly found: readonly {
    readonly order: OrderSummary;
    readonly matches: readonly {
      readonly kind: NumberKind;
      readonly number: string;
      readonly exact: boolean;
    }[];
  }[];
}

const MOST_ORDERS = 20;

/** Finds orders by any number that touched them. */
@Injectable()
export class FindOrders {
  constructor(
    private readonly index: OrderNumbers,
    private readonly summaries: OrderSummaries,
  ) {}

  async find(pasted: string): Promise<FoundOrders> {
    const numbers = numbersIn(pasted);
    const byOrder = new Map<string, FoundNumber[]>();
    for (const match of await this.index.find(numbers))
      byOrder.set(match.orderId, [...(byOrder.get(match.orderId) ?? []), match]);
    const ranked = [...byOrder].sort(([, a], [, b]) => agreement(b) - agreement(a)).slice(0, MOST_ORDERS);
    const orders = await this.summaries.of(ranked.map(([orderId]) => orderId));
    return {
      numbers,
      found: ranked.flatMap(([orderId, matches]) => {
        const order = orders.get(orderId);
        return order ? [{ order, matches: matches.map((match) => shown(match, numbers)) }] : [];
      }),
    };
  }
}

/** As it was asked for: the index knows small letters only. */
const shown = (
  { kind, number, exact }: FoundNumber,
  asked: readonly string[],
): FoundOrders['found'][number]['matches'][number] => ({
  kind,
  number: asked.find((one) => one.toLowerCase() === number) ?? number,
  exact,
});

/** A whole number counts for more than any number of beginnings. */
const agreement = (matches: readonly FoundNumber[]): number =>
  matches.reduce((sum, { exact }) => sum + (exact ? 100 : 1), 0);
