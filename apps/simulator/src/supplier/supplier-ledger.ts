import type {
  BizContent,
  DeliveredCard,
  SupplierOrderRequest,
  SupplierOrderStatus,
} from './supplier-protocol.js';

/** What became of one request number. */
export interface LedgerEntry {
  readonly orderNo: string;
  readonly outOrderNo: string;
  readonly goodsNo: string;
  /** What the order filled in: the account, and what else the goods need. */
  readonly content: BizContent;
  readonly quantity: number;
  readonly status: SupplierOrderStatus;
  readonly failCode?: number;
  /** What it delivered, where that is cards. */
  readonly cards?: readonly DeliveredCard[];
  /** How often the goods went out: 0 or 1, or this supplier is broken. */
  readonly timesDelivered: number;
  /** How often the number was submitted, refusals as duplicate included. */
  readonly submitted: number;
  readonly queried: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Everything that the supplier took and delivered, by request number. In memory; gone with the process. */
export class SupplierLedger {
  private readonly entries = new Map<string, Mutable<LedgerEntry>>();

  get(orderNo: string): LedgerEntry | undefined {
    return this.entries.get(orderNo);
  }

  all(): LedgerEntry[] {
    return [...this.entries.values()];
  }

  /** Takes an order as `processing`. False where the number is known: then only the repetition is counted. */
  take(order: SupplierOrderRequest): boolean {
    const known = this.entries.get(order.order_no);
    if (known) {
      known.submitted += 1;
      return false;
    }
    this.entries.set(order.order_no, {
      orderNo: order.order_no,
      outOrderNo: `S${String(this.entries.size + 1).padStart(10, '0')}`,
      goodsNo: order.goods_no,
      content: order.biz_content,
      quantity: order.buy_quantity,
      status: 'processing',
      timesDelivered: 0,
      submitted: 1,
      queried: 0,
    });
    return true;
  }

  deliver(orderNo: string, cards?: readonly DeliveredCard[]): void {
    const entry = this.entryOf(orderNo);
    if (cards) entry.cards = cards;
    entry.timesDelivered += 1;
    entry.status = 'success';
  }

  fail(orderNo: string, failCode: number): void {
    const entry = this.entryOf(orderNo);
    entry.status = 'failed';
    entry.failCode = failCode;
  }

  countQuery(orderNo: string): void {
    const entry = this.entries.get(orderNo);
    if (entry) entry.queried += 1;
  }

  /** Units that reached this account, over all request numbers. */
  unitsDeliveredTo(account: string): number {
    return this.all()
      .filter((entry) => entry.content.account === account)
      .reduce((units, entry) => units + entry.timesDelivered * entry.quantity, 0);
  }

  private entryOf(orderNo: string): Mutable<LedgerEntry> {
    const entry = this.entries.get(orderNo);
    if (!entry) throw new Error(`order ${orderNo} is not in the ledger`);
    return entry;
  }
}
