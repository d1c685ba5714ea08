import type { OrderFact, OrderFeedEventType, OrderTerms } from '@bujiao/contracts';
import type { History, HistoryEntry } from '../../product/product-answers.js';
import type { ShopEvent } from '../../shop/planned-order.js';
import type { Ask, GatewayAnswer, TrafficOrder } from '../traffic-order.js';

export const SHOP = 'shop';
const SOURCE = '/shops/traffic';

/** One click as it was really made. */
export interface SentAsk {
  /** ms since the epoch. */
  readonly at: number;
  readonly ask: Ask;
  /** `opened`, `joined`, or the code of the refusal. */
  readonly result: string;
}

/**
 * An order of the traffic as the product got it: under ids of this run, and moved in time, so that its last click is made now and what
 * came before it lies as far in the past as in the traffic. Notes what was sent, and when.
 */
export class SentOrder {
  readonly orderId: string;
  readonly facts: OrderFact[] = [];
  readonly gateway: GatewayAnswer[] = [];
  readonly asks: SentAsk[] = [];
  history: History | undefined;
  private shift: number | undefined;

  constructor(
    readonly planned: TrafficOrder,
    private readonly runId: string,
  ) {
    this.orderId = this.idOf(planned.orderId);
  }

  /** The id or value that stands for one of the traffic in this run: nothing that an earlier run left behind is met again. */
  idOf(planned: string): string {
    return `${this.runId}-${planned}`;
  }

  get buyerId(): string {
    return this.idOf(this.planned.terms.buyerId);
  }

  get paymentId(): string {
    return this.idOf(this.planned.terms.paymentId ?? '');
  }

  /** The moment of the traffic `at`, in ms since the epoch as it was really told. */
  moved(at: number): number {
    const { asks } = this.planned;
    this.shift ??= Date.now() - Math.max(...asks.map((ask) => ask.at));
    return at + this.shift;
  }

  /** The terms as the product has them, with marks of the traffic instead of its own. */
  get terms(): OrderTerms {
    const { terms } = this.planned;
    const { merchantId, buyerSince, rechargeTarget } = terms;
    return {
      ...terms,
      orderId: this.orderId,
      buyerId: this.buyerId,
      placedAt: this.isoOf(terms.placedAt),
      paymentId: this.paymentId,
      ...(merchantId !== undefined && { merchantId: this.idOf(merchantId) }),
      ...(buyerSince !== undefined && { buyerSince: this.isoOf(buyerSince) }),
      ...(rechargeTarget && { rechargeTarget: { ...rechargeTarget, keyOf: this.buyerId } }),
    };
  }

  /** What the shop publishes of what it told by `until` and is not published yet. `until`: a moment of the traffic. */
  eventsUntil(until: number): ShopEvent[] {
    const { facts } = this.planned;
    return facts
      .slice(this.facts.length)
      .filter(({ receivedAt }) => Date.parse(receivedAt) <= until)
      .map((fact, i) => {
        const data = fact.type === 'shop.order.placed' ? this.placedData() : this.dataOf(fact);
        return this.event(fact.type, { name: `${this.facts.length + i}`, time: this.isoOf(fact.time), data });
      });
  }

  event(
    type: OrderFeedEventType,
    { name, time, data }: { readonly name: string; readonly time: string; readonly data: object },
  ): ShopEvent {
    return {
      specversion: '1.0',
      id: `${this.orderId}-${name}`,
      source: SOURCE,
      type,
      subject: this.orderId,
      time,
      datacontenttype: 'application/json',
      data,
    };
  }

  /** Notes that the product has taken these. */
  published(events: readonly ShopEvent[]): void {
    const receivedAt = new Date().toISOString();
    for (const { id, source, type, time, data } of events)
      this.facts.push({
        id,
        source,
        type,
        time,
        receivedAt,
        publisher: SHOP,
        data: type === 'shop.order.placed' ? {} : data,
      } as OrderFact);
  }

  eventsOf(type: string): readonly HistoryEntry[] {
    return (this.history?.events ?? []).filter((event) => event.type === type);
  }

  private isoOf(planned: string): string {
    return new Date(this.moved(Date.parse(planned))).toISOString();
  }

  private placedData(): object {
    const { buyerId, merchantId, goods, quantity, amount, paymentId, buyerSince, rechargeTarget } =
      this.terms;
    const account = rechargeTarget?.mark;
    return {
      buyerId,
      goods,
      quantity,
      amount,
      paymentId,
      buyerSince,
      ...(merchantId !== undefined && { merchantId }),
      ...(account !== undefined && { rechargeTarget: { rechargeAccount: this.idOf(account) } }),
    };
  }

  private dataOf({ data }: OrderFact): object {
    const { paymentId, deliveryId, ...rest } = data as {
      readonly paymentId?: string;
      readonly deliveryId?: string;
    };
    return {
      ...rest,
      ...(paymentId !== undefined && { paymentId: this.idOf(paymentId) }),
      ...(deliveryId !== undefined && { deliveryId: this.idOf(deliveryId) }),
    };
  }
}
