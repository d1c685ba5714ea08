import { randomUUID } from 'node:crypto';
import type { GoodsKind, RechargeTarget } from '@bujiao/contracts';
import type { Answer } from './api.js';
import { eventually } from './eventually.js';
import type { Product } from './start-product.js';

export interface OrderOptions {
  readonly kind?: GoodsKind;
  readonly goodsId?: string;
  readonly quantity?: number;
  readonly buyerId?: string;
  readonly merchantId?: string;
  readonly rechargeTarget?: RechargeTarget;
  /** What went wrong, after placing: the types of the events and their data. @default paid, then the delivery failed */
  readonly then?: Readonly<Record<string, object>>;
}

export interface Order {
  readonly orderId: string;
  readonly buyerId: string;
  readonly goodsId: string;
  readonly paymentId: string;
  readonly amount: number;
}

const PRICE = 1_000;
const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const FAILED = { paid: {}, 'delivery-failed': {} };

export const orderEvent = (orderId: string, type: string, data: object, minutes: number): Record<string, unknown> => ({
  specversion: '1.0', id: randomUUID(), source: 'shop', type: `shop.order.${type}`, subject: orderId, time: minutesAgo(minutes), data,
});

/** The shop, and what stands behind it. Every order has ids of its own, so tests do not meet. */
export class Shop {
  constructor(private readonly product: Product) {}

  async publish(...events: readonly object[]): Promise<Answer> {
    const shop = await this.product.as('service', 'shop');
    return shop.post('/order-events', events);
  }

  tell(orderId: string, type: string, data: object = {}): Promise<Answer> {
    return this.publish(orderEvent(orderId, type, data, 1));
  }

  /** An order that was placed an hour ago and went wrong. */
  async order(options: OrderOptions = {}): Promise<Order> {
    const { kind = 'game-points', quantity = 1, then = FAILED, merchantId, rechargeTarget } = options;
    const orderId = randomUUID();
    const { buyerId = `B-${orderId}`, goodsId = `G-${orderId}` } = options;
    const paymentId = `P-${orderId}`;
    const amount = PRICE * quantity;
    const target = kind === 'direct-top-up' ? { rechargeTarget: rechargeTarget ?? { rechargeAccount: `account-${orderId}` } } : {};
    const placed = { buyerId, ...(merchantId && { merchantId }), goods: { goodsId, name: '腾讯Q币 10个', kind, unitPrice: PRICE }, quantity, amount, paymentId, ...target };
    const events = Object.entries(then).map(([type, data], i) => orderEvent(orderId, type, data, 50 - i));
    const { status, body } = await this.publish(orderEvent(orderId, 'placed', placed, 60), ...events);
    if (status !== 202 || body.rejected.length > 0) throw new Error(`the order was not taken: ${JSON.stringify(body)}`);
    return { orderId, buyerId, goodsId, paymentId, amount };
  }

  /** Puts `count` cards on stock, each with a secret of its own. */
  async stock(goodsId: string, count: number): Promise<{ readonly cardNo: string; readonly cardPassword: string }[]> {
    const ops = await this.product.as('ops');
    const cards = Array.from({ length: count }, () => ({ cardNo: `NO-${randomUUID()}`, cardPassword: `PW-${randomUUID()}` }));
    const { status, body } = await ops.post(`/card-stock/${goodsId}/batches`, { batchId: randomUUID(), cards });
    if (status !== 201) throw new Error(`the cards were not taken: ${JSON.stringify(body)}`);
    return cards;
  }

  /** The progress once it is at one of these stages, or has come to one of these outcomes. */
  reaches(orderId: string, ...stagesOrOutcomes: readonly string[]): Promise<Answer> {
    return eventually(
      async () => (await this.product.as('ops')).progress(orderId),
      ({ body }) => stagesOrOutcomes.includes(body.stage) || stagesOrOutcomes.includes(body.outcome),
    );
  }

  async history(orderId: string): Promise<Answer['body']> {
    return (await (await this.product.as('after-sales')).get(`/orders/${orderId}/history`)).body;
  }

  async types(orderId: string): Promise<string[]> {
    return (await this.history(orderId)).events.map(({ type }: { type: string }) => type);
  }

  async cards(goodsId: string): Promise<Record<string, number>> {
    return (await (await this.product.as('ops')).get(`/card-stock/${goodsId}`)).body;
  }
}
