import { Injectable } from '@nestjs/common';
import { OrderPages } from '../order-page/order-page.service.js';
import { orderSummary, type OrderSummary } from './order-summary.js';

/** Orders as lists show them, by the same rule as their pages. */
@Injectable()
export class OrderSummaries {
  constructor(private readonly pages: OrderPages) {}

  /** Without orders whose terms nobody has told. */
  async of(orderIds: readonly string[]): Promise<ReadonlyMap<string, OrderSummary>> {
    const summaries = await Promise.all(orderIds.map((orderId) => this.one(orderId)));
    return new Map(summaries.flatMap((summary) => (summary ? [[summary.orderId, summary]] : [])));
  }

  private async one(orderId: string): Promise<OrderSummary | undefined> {
    const found = await this.pages.find(orderId);
    if (!found) return undefined;
    const { history, page } = await this.pages.shown(found);
    return orderSummary(history, page);
  }
}
