import { randomUUID } from 'node:crypto';
import { isRechargeKind, type GoodsKind, type RechargeTarget } from '@bujiao/contracts';
import { eventually } from '@bujiao/testing';
import type { Answer, History } from './answers.js';
import type { Product } from './start-product.js';

/** By type; or as a list, where one type comes several times. */
type Then = Readonly<Record<string, object>> | readonly (readonly [type: string, data: object])[];

export interface OrderOptions {
  readonly kind?: GoodsKind;
  readonly goodsId?: string;
  readonly quantity?: number;
  readonly buyerId?: string;
  readonly merchantId?: string;
  readonly rechargeTarget?: RechargeTarget;
  /** What went wrong, after placing: the types of the events and their data. @default paid, then the delivery failed */
  readonly then?: Then;
  /** When it was placed, minutes ago; the rest was told ten minutes later. @default 60 */
  readonly age?: number;
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

const isListed = (then: Then): then is Exclude<Then, Readonly<Record<string, object>>> => Array.isArray(then);
const listed = (then: Then): readonly (readonly [string, object])[] =>
  isListed(then) ? then : Object.entries(then);

export const orderEvent = (
  orderId: string,
  type: string,
  data: object,
  minutes: number,
): Record<string, unknown> => ({
  specversion: '1.0',
  id: randomUUID(),
  source: 'shop',
  type: `shop.order.${type}`,
  subject: orderId,
  time: minutesAgo(minutes),
  data,
});

function termsOf(orderId: string, options: OrderOptions) {
  const {
    kind = 'game-points',
    quantity = 1,
    buyerId = `B-${orderId}`,
    goodsId = `G-${orderId}`,
    merchantId,
  } = options;
  return {
    buyerId,
    ...(merchantId && { merchantId }),
    goods: { goodsId, name: '腾讯Q币 10个', kind, unitPrice: PRICE },
    quantity,
    amount: PRICE * quantity,
    paymentId: `P-${orderId}`,
    ...(isRechargeKind(kind) && {
      rechargeTarget: options.rechargeTarget ?? { rechargeAccount: `account-${orderId}` },
    }),
  };
}

/** The shop, and what stands behind it. Every order has ids of its own, so tests do not meet. */
export class Shop {
  constructor(private readonly product: Product) {}

  async publish(...events: readonly object[]): Promise<Answer> {
    return this.publishAs('shop', ...events);
  }

  async publishAs(publisher: string, ...events: readonly object[]): Promise<Answer> {
    return (await this.product.as('service', publisher)).post('/order-events', events);
  }

  tell(orderId: string, type: string, data: object = {}): Promise<Answer> {
    return this.publish(orderEvent(orderId, type, data, 1));
  }

  /** An order that was placed a while ago and went wrong. */
  async order(options: OrderOptions = {}): Promise<Order> {
    const { then = FAILED, age = 60 } = options;
    const orderId = randomUUID();
    const terms = termsOf(orderId, options);
    const events = listed(then).map(([type, data], i) => orderEvent(orderId, type, data, age - 10 - i));
    const { status, body } = await this.publish(orderEvent(orderId, 'placed', terms, age), ...events);
    if (status !== 202 || body.rejected.length > 0)
      throw new Error(`the order was not taken: ${JSON.stringify(body)}`);
    const { buyerId, paymentId, amount, goods } = terms;
    return { orderId, buyerId, goodsId: goods.goodsId, paymentId, amount };
  }

  /** Puts `count` cards on stock, each with a secret of its own. */
  async stock(
    goodsId: string,
    count: number,
  ): Promise<{ readonly cardNo: string; readonly cardPassword: string }[]> {
    const ops = await this.product.as('ops');
    const cards = Array.from({ length: count }, () => ({
      cardNo: `NO-${randomUUID()}`,
      cardPassword: `PW-${randomUUID()}`,
    }));
    const { status, body } = await ops.post(`/card-stock/${goodsId}/batches`, {
      batchId: randomUUID(),
      cards,
    });
    if (status !== 201) throw new Error(`the cards were not taken: ${JSON.stringify(body)}`);
    return cards;
  }

  /** The progress once it is at one of these stages, or has come to one of these outcomes. */
  reaches(orderId: string, ...stagesOrOutcomes: readonly string[]): Promise<Answer> {
    return eventually(
      async () => (await this.product.as('ops')).progress(orderId),
      ({ body: { stage, outcome = '' } }) =>
        stagesOrOutcomes.includes(stage) || stagesOrOutcomes.includes(outcome),
    );
  }

  async history(orderId: string): Promise<History> {
    return (await (await this.product.as('after-sales')).get<History>(`/orders/${orderId}/history`)).body;
  }

  async types(orderId: string): Promise<string[]> {
    return (await this.history(orderId)).events.map(({ type }) => type);
  }

  async cards(goodsId: string): Promise<Record<string, number>> {
    return (await (await this.product.as('ops')).get<Record<string, number>>(`/card-stock/${goodsId}`)).body;
  }
}
