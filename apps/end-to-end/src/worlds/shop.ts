import type { OrderFact, OrderFactData, OrderFeedEventType, OrderTerms } from '@bujiao/contracts';
import type { Random } from './random.js';
import { numberOf, type Suppliers } from './supplier.js';

const MINUTE = 60_000;

/** How far the shop can be trusted. */
export interface Manners {
  /** It stops work on the order when it hears 补交中, and says what it had done. */
  readonly stops: boolean;
}

export interface ShopSetting {
  readonly random: Random;
  readonly terms: OrderTerms;
  readonly suppliers: Suppliers;
  readonly manners: Manners;
  readonly isPaid: boolean;
}

interface OwnCall {
  readonly supplierId: string;
  readonly requestNo: string;
  readonly quantity: number;
  toldDelivered: boolean;
}

/** The shop: what it really did with the order, and the news of it, some of it false. */
export class Shop {
  delivered = 0;
  refundedMoney = 0;
  refundedUnits = 0;
  cancelled = false;
  stopped = false;
  /** Facts on their way. */
  readonly news: OrderFact[] = [];
  readonly calls: OwnCall[] = [];
  private readonly ids = { next: 0 };
  private readonly skew: number;

  constructor(private readonly of: ShopSetting) {
    this.skew = of.random.between(-5, 5) * MINUTE;
  }

  /** Something that the shop does or says at `now`; `ours`: units that it has to leave to the resubmission. */
  act(now: number, ours: number): void {
    if (this.of.random.chance(0.35)) return this.sayFalsely(now);
    if (this.stopped && this.of.manners.stops) return this.tellOfCalls(now);
    const left = this.left(ours);
    const acts = [
      () => this.deliver(now, left),
      () => this.callSupplier(now, left),
      () => this.refund(now, left),
      () => this.tell('shop.order.delivery-failed', now, { code: '110' }),
      () => this.tellOfCalls(now),
      () => this.cancel(now, left),
    ];
    this.of.random.pick(acts)?.();
  }

  /** 补交中 is heard. */
  hear(now: number, resubmissionId: string): void {
    this.stopped = true;
    if (!this.of.manners.stops) return;
    const pendingSupplierOrders = this.calls
      .filter((call) => !call.toldDelivered)
      .map(({ supplierId, requestNo, quantity }) => ({
        supplierId,
        requestNo,
        ...(this.of.random.chance(0.7) && { quantity }),
      }));
    this.tell('shop.order.held', now, {
      resubmissionId,
      delivered: this.delivered + this.toldOfCalls(),
      pendingSupplierOrders,
    });
  }

  /** Tells all that it has done and not told yet. */
  tellEverything(now: number): void {
    for (const _ of this.calls) this.tellOfCalls(now, true);
  }

  /** Units that nobody has delivered, refunded or under way, as far as the shop knows. */
  private left(ours: number): number {
    const called = this.calls
      .filter(
        (call) => this.of.suppliers.calls.get(numberOf(call.supplierId, call.requestNo))?.fate !== 'failed',
      )
      .reduce((sum, { quantity }) => sum + quantity, 0);
    return Math.max(0, this.of.terms.quantity - this.delivered - called - this.refundedUnits - ours);
  }

  private toldOfCalls(): number {
    return this.calls.filter((c) => c.toldDelivered).reduce((sum, { quantity }) => sum + quantity, 0);
  }

  private deliver(now: number, left: number): void {
    if (left === 0 || this.cancelled || !this.of.isPaid) return;
    const quantity = this.of.random.between(1, left);
    this.delivered += quantity;
    const named = this.of.random.chance(0.6) || this.calls.length > 0;
    this.tell('shop.order.delivered', now, { quantity, ...(named && { deliveryId: `d${this.ids.next}` }) });
  }

  private callSupplier(now: number, left: number): void {
    if (left === 0 || this.cancelled || !this.of.isPaid) return;
    const call = {
      supplierId: 'S1',
      requestNo: `shop-${this.calls.length}`,
      quantity: this.of.random.between(1, left),
      toldDelivered: false,
    };
    this.calls.push(call);
    if (this.of.random.chance(0.85)) this.of.suppliers.arrive(numberOf('S1', call.requestNo), call.quantity);
    const { supplierId, requestNo, quantity } = call;
    const pending = { supplierId, requestNo, ...(this.of.random.chance(0.7) && { quantity }) };
    this.tell('shop.order.delayed', now, { pendingSupplierOrders: [pending] });
  }

  private tellOfCalls(now: number, always = false): void {
    const open = this.calls.filter((call) => !call.toldDelivered);
    const call =
      open.find((c) => this.fateOf(c) === 'delivered') ?? (always ? undefined : this.of.random.pick(open));
    if (!call) return;
    const { supplierId, requestNo, quantity } = call;
    const fate = this.fateOf(call);
    if (fate === 'failed')
      this.tell('shop.order.delivery-failed', now, { supplierOrder: { supplierId, requestNo } });
    if (fate !== 'delivered') return;
    call.toldDelivered = true;
    this.tell('shop.order.delivered', now, { quantity, supplierOrder: { supplierId, requestNo } });
  }

  private fateOf({ supplierId, requestNo }: OwnCall): string | undefined {
    return this.of.suppliers.calls.get(numberOf(supplierId, requestNo))?.fate;
  }

  private refund(now: number, left: number): void {
    if (left === 0 || !this.of.isPaid || this.of.random.chance(0.6)) return;
    const quantity = this.of.random.between(1, left);
    const amount = (this.of.terms.amount / this.of.terms.quantity) * quantity;
    this.refundedUnits += quantity;
    this.refundedMoney += amount;
    this.tell('shop.order.refunded', now, {
      amount,
      refundId: `R${this.ids.next}`,
      ...(this.of.random.chance(0.8) && { quantity }),
    });
  }

  private cancel(now: number, left: number): void {
    if (this.cancelled || left < this.of.terms.quantity || this.of.random.chance(0.8)) return;
    this.cancelled = true;
    this.tell('shop.order.cancelled', now, {
      cause: this.of.random.pick(['buyer', 'shop'] as const) ?? 'shop',
    });
  }

  /** Said by another publisher whose clock is off: a delivery that never was and is taken back, a failure, a call, a time-out. */
  private sayFalsely(now: number): void {
    const at = now + this.skew;
    const from = { publisher: 'warehouse', source: '/warehouse' };
    const lies = [
      () => {
        const wrong = this.tell(
          'shop.order.delivered',
          at,
          { quantity: 1, deliveryId: `no${this.ids.next}` },
          from,
        );
        this.tell('shop.order.corrected', at, { reason: 'another order', withdraws: [wrong] }, from);
      },
      () => this.tell('shop.order.delivery-failed', at, { code: '108' }, from),
      () => this.tell('shop.order.payment-timed-out', at, { paymentId: 'P1' }, from),
      () =>
        this.tell(
          'shop.order.delayed',
          at,
          { pendingSupplierOrder: { supplierId: 'S1', requestNo: 'nobody' } },
          from,
        ),
    ];
    this.of.random.pick(lies)?.();
  }

  /** News on its way: late, in any order, at times doubled. */
  tell<T extends OrderFeedEventType>(
    type: T,
    now: number,
    data: OrderFactData[T],
    from: { publisher: string; source: string } = { publisher: 'shop', source: '/shop' },
  ): OrderFact {
    const time = new Date(now).toISOString();
    const fact = { ...from, id: `e${(this.ids.next += 1)}`, type, time, receivedAt: time, data } as OrderFact;
    this.news.push(fact);
    if (this.of.random.chance(0.3)) this.news.push(fact);
    return fact;
  }

  /** One piece of news arrives, whichever. */
  takeNews(): OrderFact | undefined {
    const [fact] = this.news.splice(Math.floor(this.of.random.next() * this.news.length), 1);
    return fact;
  }
}
