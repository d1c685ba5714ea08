import type { EventMetadata, OrderEvent, OrderEvents } from '@bujiao/contracts';
import { addTo, emptyBuckets, sumOver, type Buckets } from './buckets.js';
import {
  buyerFeatures,
  deviceFeatures,
  unknownBuyer,
  withDevice,
  withOrder,
  withSignal,
  type BuyerRecord,
} from './buyer-record.js';
import type { Features } from './feature-list.js';
import {
  MARK_KINDS,
  markFeatures,
  withUse,
  type MarkKind,
  type MarkRecord,
  type Marks,
} from './shared-marks.js';
import { isBad, isDispute, rejectionSignals, requestSignals, type Signal } from './signals.js';

/** Most records of each kind; the one that was touched longest ago goes first. */
export const MOST_RECORDS = 250_000;

export interface LedgerEvent {
  readonly orderId: string;
  readonly event: OrderEvent;
  readonly metadata: Pick<EventMetadata, 'occurredAt' | 'actor'>;
}

interface KnownOrder {
  readonly buyerId: string;
  readonly amount: number;
  readonly account?: string;
  /** Of its newest requests. */
  readonly marks: readonly Marks[];
}

/** Requests of one order whose marks are remembered. */
const MOST_REQUESTS = 8;

/** An order whose stream was opened at `at`: known from the next moment on, not to the request that opened it. */
interface Opened {
  readonly at: number;
  readonly buyerId: string;
  readonly placedAt: number;
}

/** The order that had this evidence first, and when another one had it first. */
interface FirstUse {
  readonly orderId: string;
  readonly at: number;
  readonly byAnotherAt?: number;
}

interface KnownRequest {
  readonly buyerId: string;
  readonly marks: Marks;
}

/**
 * What events say about buyers, accounts, devices and addresses, folded in the order of the store: for simulations and for runs over
 * the past. Features that are asked for know the events that were taken before, and no others. Memory is bounded.
 */
export class RiskLedger {
  private readonly orders = new Kept<KnownOrder>();
  private readonly requests = new Kept<KnownRequest>();
  private readonly buyers = new Kept<BuyerRecord>();
  private readonly uses = new Kept<MarkRecord>();
  private readonly merchants = new Kept<Buckets>();
  private readonly evidence = new Kept<FirstUse>();
  private opened: readonly Opened[] = [];

  /** Folds one more event. Events that say nothing about buyers change nothing. */
  take({ orderId, event, metadata }: LedgerEvent): void {
    const at = Date.parse(metadata.occurredAt);
    this.knowOpened(at);
    switch (event.type) {
      case 'OrderSnapshotTaken':
        return this.open(orderId, event.data, at);
      case 'ResubmissionRequested':
        return this.request(orderId, event.data, { at, actor: metadata.actor });
      case 'ResubmissionRejected':
        return this.signal(event.data.resubmissionId, rejectionSignals(at, event.data.code));
      case 'ResubmissionDelivered':
        return this.deliver(event.data.resubmissionId, at);
      case 'ReceiptConfirmed':
        if (event.data.by === 'buyer')
          this.signal(event.data.resubmissionId, [{ kind: 'receipt-confirmed', at }]);
        return;
      default:
        return this.takeOfOrder(orderId, event, at);
    }
  }

  /** The features of a buyer's request at `asOf`, ms since the epoch. */
  featuresOf(judged: {
    readonly buyerId: string;
    readonly asOf: number;
    readonly marks: Marks;
    readonly merchantId?: string;
  }): Features {
    const { buyerId, asOf, marks, merchantId } = judged;
    this.knowOpened(asOf);
    const known = MARK_KINDS.filter((kind) => marks[kind] !== undefined);
    const shared = known.map((kind) =>
      markFeatures(kind, this.uses.get(keyOf(kind, marks[kind] ?? '')) ?? [], buyerId, asOf),
    );
    const asked = merchantId === undefined ? undefined : (this.merchants.get(merchantId) ?? emptyBuckets);
    const buyer = this.buyers.get(buyerId) ?? unknownBuyer;
    return {
      ...buyerFeatures(buyer, asOf),
      ...deviceFeatures(buyer, marks.device),
      ...(Object.assign({}, ...shared) as Features),
      ...(asked && { requesterRequests24h: sumOver(asked, '24h', asOf) }),
    };
  }

  private open(orderId: string, { terms }: OrderEvents['OrderSnapshotTaken'], at: number): void {
    const { buyerId, amount, rechargeTarget, placedAt } = terms;
    const account = rechargeTarget?.mark;
    this.orders.set(orderId, { buyerId, amount, marks: [], ...(account !== undefined && { account }) });
    this.opened = [...this.opened, { at, buyerId, placedAt: Date.parse(placedAt) }];
  }

  private knowOpened(now: number): void {
    if (this.opened.length === 0) return;
    for (const { at, buyerId, placedAt } of this.opened)
      if (at < now) this.buyers.set(buyerId, withOrder(this.buyers.get(buyerId) ?? unknownBuyer, placedAt));
    this.opened = this.opened.filter(({ at }) => at >= now);
  }

  private request(
    orderId: string,
    { resubmissionId, reason, rechargeTarget, device, address }: OrderEvents['ResubmissionRequested'],
    { at, actor }: { readonly at: number; readonly actor: EventMetadata['actor'] },
  ): void {
    const order = this.orders.get(orderId);
    if (!order) return;
    const { buyerId, amount } = order;
    const marks = marksOfRequest({ account: rechargeTarget?.mark ?? order.account, device, address });
    this.requests.set(resubmissionId, { buyerId, marks });
    this.orders.set(orderId, { ...order, marks: [...order.marks, marks].slice(-MOST_REQUESTS) });
    for (const kind of MARK_KINDS) this.use(kind, marks[kind], { buyerId, seenAt: at });
    if (actor.role === 'merchant')
      this.merchants.set(actor.id, addTo(this.merchants.get(actor.id) ?? emptyBuckets, at));
    this.fold(buyerId, requestSignals(at, reason, amount));
  }

  private takeOfOrder(orderId: string, event: OrderEvent, at: number): void {
    const order = this.orders.get(orderId);
    if (!order) return;
    if (event.type === 'EvidenceAdded') this.takeEvidence(order.buyerId, orderId, event.data.mark, at);
    if (event.type === 'OrderConflictFound' && isDispute(event.data.conflict.code)) {
      this.fold(order.buyerId, [{ kind: 'dispute', at }]);
      for (const marks of order.marks) this.refuse(order.buyerId, marks, at);
    }
    if (
      event.type === 'OriginalOrderChanged' &&
      event.data.told.some((f) => f.type === 'shop.order.refunded')
    )
      this.fold(order.buyerId, [{ kind: 'refund', at }]);
  }

  /** Who uploads what another order had before. */
  private takeEvidence(buyerId: string, orderId: string, mark: string, at: number): void {
    const first = this.evidence.get(mark);
    if (!first) return this.evidence.set(mark, { orderId, at });
    const own = first.orderId === orderId;
    if (!own && first.byAnotherAt === undefined) this.evidence.set(mark, { ...first, byAnotherAt: at });
    const usedBefore = own ? first.byAnotherAt : first.at;
    if (usedBefore !== undefined && usedBefore < at) this.fold(buyerId, [{ kind: 'evidence-reused', at }]);
  }

  /** A device is the buyer's once goods were delivered to a request from it: a refused one proves nothing. */
  private deliver(resubmissionId: string, at: number): void {
    this.signal(resubmissionId, [{ kind: 'delivered', at }]);
    const { buyerId, marks } = this.requests.get(resubmissionId) ?? {};
    if (buyerId === undefined || marks?.device === undefined) return;
    this.buyers.set(buyerId, withDevice(this.buyers.get(buyerId) ?? unknownBuyer, marks.device));
  }

  private signal(resubmissionId: string, signals: readonly Signal[]): void {
    const request = this.requests.get(resubmissionId);
    if (!request) return;
    this.fold(request.buyerId, signals);
    const bad = signals.find(isBad);
    if (bad) this.refuse(request.buyerId, request.marks, bad.at);
  }

  private refuse(buyerId: string, marks: Marks, refusedAt: number): void {
    for (const kind of MARK_KINDS) this.use(kind, marks[kind], { buyerId, seenAt: 0, refusedAt });
  }

  private use(kind: MarkKind, mark: string | undefined, use: Parameters<typeof withUse>[1]): void {
    if (mark === undefined) return;
    const key = keyOf(kind, mark);
    this.uses.set(key, withUse(this.uses.get(key) ?? [], use));
  }

  private fold(buyerId: string, signals: readonly Signal[]): void {
    this.buyers.set(buyerId, signals.reduce(withSignal, this.buyers.get(buyerId) ?? unknownBuyer));
  }
}

/** Without the kinds that have no data. */
const marksOfRequest = (given: { readonly [Kind in MarkKind]: string | undefined }): Marks =>
  Object.fromEntries(Object.entries(given).filter(([, mark]) => mark !== undefined));

const keyOf = (kind: MarkKind, mark: string): string => `${kind}\n${mark}`;

/** A map that forgets what was set longest ago. */
class Kept<Value> {
  private readonly map = new Map<string, Value>();

  get(key: string): Value | undefined {
    return this.map.get(key);
  }

  set(key: string, value: Value): void {
    this.map.delete(key);
    this.map.set(key, value);
    if (this.map.size <= MOST_RECORDS) return;
    const [oldest] = this.map.keys();
    if (oldest !== undefined) this.map.delete(oldest);
  }
}
