import type {
  Goods,
  GoodsKind,
  OrderFact,
  OrderFactData,
  OrderFeedEventType,
  OrderTerms,
  Sealed,
} from '@bujiao/contracts';
import type { SeededRandom } from '../random/seeded-random.js';
import type { Ask, GatewayAnswer, Label, TrafficOrder } from './traffic-order.js';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A buyer, honest or not. Marks stand for the keyed hashes that intake makes. */
export interface TrafficBuyer {
  readonly buyerId: string;
  readonly since: number;
  readonly account: string;
  readonly devices: readonly string[];
  readonly address: string;
  /** Buys through this merchant. */
  readonly merchantId?: string;
}

const iso = (at: number): string => new Date(at).toISOString();

export const targetOf = (buyerId: string, mark: string): Sealed => ({
  keyOf: buyerId,
  sealed: 'simulated',
  mark,
});

/** Integer 分; most orders are small, a few are not. */
export function priceOf(random: SeededRandom): number {
  const steps = [500, 1_000, 2_000, 3_000, 5_000, 9_800, 10_000, 19_800];
  return random.chance(0.05) ? random.integer(30_000, 90_000) : random.pick(steps);
}

export interface Draft {
  readonly orderId: string;
  readonly label: Label;
  readonly kind: string;
  readonly buyer: TrafficBuyer;
  readonly placedAt: number;
  readonly amount: number;
  readonly goods?: GoodsKind;
  readonly quantity?: number;
}

const goodsOf = (kind: GoodsKind, unitPrice: number): Goods => ({
  goodsId: `G-${kind}`,
  name: kind,
  kind,
  unitPrice,
});

/** Builds one order step by step. */
export class OrderDraft {
  private readonly facts: OrderFact[] = [];
  private readonly asks: Ask[] = [];
  private readonly gateway: GatewayAnswer[] = [];
  private out = 0;
  private picture: string | undefined;
  readonly terms: OrderTerms;
  readonly paymentId: string;

  constructor(readonly draft: Draft) {
    const { orderId, buyer, placedAt, amount, goods = 'direct-top-up', quantity = 1 } = draft;
    this.paymentId = `P-${orderId}`;
    this.terms = {
      orderId,
      buyerId: buyer.buyerId,
      goods: goodsOf(goods, Math.floor(amount / quantity)),
      quantity,
      amount,
      placedAt: iso(placedAt),
      paymentId: this.paymentId,
      buyerSince: iso(buyer.since),
      ...(buyer.merchantId !== undefined && { merchantId: buyer.merchantId }),
      ...(goods === 'direct-top-up' && { rechargeTarget: targetOf(buyer.buyerId, buyer.account) }),
    };
    this.told('shop.order.placed', placedAt, {});
  }

  /** The shop tells it at the moment at which it happens. */
  told<T extends OrderFeedEventType>(type: T, at: number, data: OrderFactData[T]): this {
    const time = iso(at);
    const id = `${this.draft.orderId}-${this.facts.length}`;
    this.facts.push({
      source: '/shop',
      publisher: 'shop',
      id,
      type,
      time,
      receivedAt: time,
      data,
    } as OrderFact);
    return this;
  }

  paid(at = this.draft.placedAt + 20 * SECOND): this {
    this.provenAs('paid', at);
    return this.told('shop.order.paid', at, { paymentId: this.paymentId });
  }

  /** What the gateway says, also where the shop does not. */
  provenAs(status: GatewayAnswer['status'], from = this.draft.placedAt): this {
    this.gateway.push({ paymentId: this.paymentId, status, from, amount: this.draft.amount });
    return this;
  }

  failed(at: number, code = '999'): this {
    return this.told('shop.order.delivery-failed', at, { code });
  }

  /** The buyer has the goods, whatever the shop knows. */
  goodsAreOut(units = this.terms.quantity): this {
    this.out = units;
    return this;
  }

  /** Uploads this picture where a reviewer asks for evidence. */
  shows(picture: string): this {
    this.picture = picture;
    return this;
  }

  asked(at: number, more: Partial<Omit<Ask, 'at'>> = {}): this {
    const { buyer } = this.draft;
    const device = buyer.devices[0];
    this.asks.push({
      at,
      requesterId: buyer.buyerId,
      role: 'buyer',
      address: buyer.address,
      ...(device !== undefined && { device }),
      ...more,
    });
    return this;
  }

  order(after: TrafficOrder['after'] = {}): TrafficOrder {
    const { orderId, label, kind } = this.draft;
    const { terms, facts, asks, gateway, picture } = this;
    const order = { orderId, label, kind, terms, facts, asks, gateway, after, unitsOut: this.out };
    return picture === undefined ? order : { ...order, evidence: picture };
  }
}
