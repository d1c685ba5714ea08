import type { OrderTerms, PendingSupplierOrder } from '@bujiao/contracts';
import { latest } from '../latest.js';
import { attemptsOf, orderOf, type OrderHistory } from '../order-history.js';
import type { OriginalOrder } from '../order/original-order.js';
import { supplierOrderKey, type ShopSupplierOrder } from '../order/supplier-orders.js';
import { isUnsettled, type Attempt } from './attempt.js';
import { sum } from '../sum.js';

/** Where the units of an order are. Whole numbers; nothing is counted twice. */
export interface Units {
  readonly ordered: number;
  /** Delivered by the shop or its supplier orders, at least: deliveries that may be the same count once. */
  readonly surelyByShop: number;
  /** Delivered by the shop or its supplier orders, at most: every report counts as a delivery of its own. */
  readonly possiblyByShop: number;
  /** Delivered by our own attempts; adopted supplier orders are the shop's. */
  readonly byUs: number;
  /** In attempts of ours that may still deliver, or may have delivered without our knowing. */
  readonly unsettled: number;
  /** Refunded, by number of units. */
  readonly refunded: number;
  /** In open supplier orders of the shop, as far as their units are known. */
  readonly open: number;
  /** Not delivered and not refunded; what is open or unsettled may still deliver some of it. Never negative. */
  readonly missing: number;
  /** What may be bought or issued now. Zero while anything is open or unsettled may be all of it. Never negative. */
  readonly owed: number;
  /** Supplier orders of the shop whose fate is not known: each is settled by its own number before anything is bought. */
  readonly openSupplierOrders: readonly PendingSupplierOrder[];
}

const NOTHING: Units = {
  ordered: 0,
  surelyByShop: 0,
  possiblyByShop: 0,
  byUs: 0,
  unsettled: 0,
  refunded: 0,
  open: 0,
  missing: 0,
  owed: 0,
  openSupplierOrders: [],
};

/** Counts the units of the order. This is what keeps anything from being delivered twice. */
export function unitsOf(history: OrderHistory): Units {
  const order = orderOf(history);
  return order ? countUnits(order, history.resubmissions) : NOTHING;
}

const countUnits = latest((order: OriginalOrder, resubmissions: OrderHistory['resubmissions']): Units => {
  const attempts = attemptsOf(resubmissions);
  const adopted = attempts.filter((a) => isOfShop(a, order));
  const shop = shopUnits(order, adopted);
  const own = adopted.length === 0 ? attempts : attempts.filter((a) => !adopted.includes(a));
  const byUs = sum(own.filter((a) => a.status === 'succeeded').map((a) => a.quantity));
  const unsettled = sum(own.filter(isUnsettled).map((a) => a.quantity));
  const { quantity: ordered } = order.terms;
  const { refundedUnits: refunded } = order.payments.money;
  const missing = Math.max(0, ordered - shop.possibly - byUs - refunded);
  const openSupplierOrders = shop.states.filter(({ open }) => open);
  const open = sum(openSupplierOrders.map(({ openUnits }) => openUnits ?? 0));
  return {
    ordered,
    surelyByShop: shop.surely,
    possiblyByShop: shop.possibly,
    byUs,
    unsettled,
    refunded,
    open,
    missing,
    owed: Math.max(0, missing - unsettled - open),
    openSupplierOrders: openSupplierOrders.map(({ order: { supplierId, requestNo }, openUnits }) => ({
      supplierId,
      requestNo,
      ...(openUnits !== undefined && { quantity: openUnits }),
    })),
  };
});

/** An attempt under a number that the shop named is the shop's own call, adopted. */
const isOfShop = (attempt: Attempt, { supplierOrders }: OriginalOrder): boolean =>
  attempt.source.kind === 'supplier' &&
  (attempt.adopted || supplierOrders.some((order) => supplierOrderKey(order) === keyOf(attempt)));

const keyOf = ({ source, requestNo }: Attempt): string =>
  supplierOrderKey({ supplierId: source.kind === 'supplier' ? source.supplierId : '', requestNo });

interface SupplierOrderState {
  readonly order: ShopSupplierOrder;
  /** The greatest number that the shop or our own query told. */
  readonly delivered: number;
  /** Its fate is not known, or part of it. */
  readonly open: boolean;
  /** Units that may still come; undefined while nobody knows how many it was for. */
  readonly openUnits?: number;
}

function shopUnits(
  order: OriginalOrder,
  adoptedAttempts: readonly Attempt[],
): { surely: number; possibly: number; states: readonly SupplierOrderState[] } {
  const adopted = new Map(adoptedAttempts.map((a) => [keyOf(a), a]));
  const states = order.supplierOrders.map((named) =>
    stateOf(named, adopted.get(supplierOrderKey(named)), order.terms),
  );
  const { named, unnamed, atLeast } = order.deliveries;
  const certain = named + orphanedUnits(order, adopted) + sum(states.map((s) => s.delivered));
  const possibly = certain + sum(unnamed.map(({ data }) => data.quantity));
  const surely = possibly - overlap(order, states);
  return { surely: Math.max(surely, atLeast), possibly: Math.max(possibly, atLeast), states };
}

/** Numbers that we adopted from facts which were taken back since still count: our query learnt what became of them. */
function orphanedUnits({ supplierOrders }: OriginalOrder, adopted: ReadonlyMap<string, Attempt>): number {
  if (adopted.size === 0) return 0;
  const known = new Set(supplierOrders.map(supplierOrderKey));
  return sum(
    [...adopted].filter(([key, a]) => !known.has(key) && a.status !== 'failed').map(([, a]) => a.quantity),
  );
}

/** "Delivered" beats "failed" whatever the times; what neither covers stays open until it is told or queried. */
function stateOf(
  order: ShopSupplierOrder,
  attempt: Attempt | undefined,
  { quantity: ordered }: OrderTerms,
): SupplierOrderState {
  const delivered = Math.max(order.delivered, attempt?.status === 'succeeded' ? attempt.quantity : 0);
  const settled = order.failed || (attempt !== undefined && !isUnsettled(attempt));
  const openUnits = openUnitsOf(order, delivered, ordered);
  const open = !settled && openUnits !== 0;
  return { order, delivered, open, ...(open && openUnits !== undefined && { openUnits }) };
}

/** Undefined while nobody knows what it was for. More units than were ordered say nothing more. */
const openUnitsOf = (
  { quantity }: ShopSupplierOrder,
  delivered: number,
  ordered: number,
): number | undefined =>
  quantity === undefined ? undefined : Math.min(Math.max(0, quantity - delivered), ordered);

/**
 * Units that may have been told twice: a delivery without a name, told by a publisher who had named a supplier order before,
 * and not larger than that order, may be that order's own.
 */
function overlap({ deliveries }: OriginalOrder, states: readonly SupplierOrderState[]): number {
  const left = deliveries.unnamed.map((fact) => ({ fact, units: fact.data.quantity }));
  let shared = 0;
  for (const { order, delivered } of states) {
    let capacity = delivered;
    for (const candidate of left) {
      if (capacity === 0) break;
      if (!mayBeOf(candidate.fact, order)) continue;
      const units = Math.min(capacity, candidate.units);
      candidate.units -= units;
      capacity -= units;
      shared += units;
    }
  }
  return shared;
}

const mayBeOf = (
  { publisher, time, data }: OriginalOrder['deliveries']['unnamed'][number],
  { namedBy, namedAt, quantity }: ShopSupplierOrder,
): boolean =>
  namedBy.includes(publisher) && namedAt <= time && (quantity === undefined || data.quantity <= quantity);

/** Units that may be bought or issued now; see {@link Units.owed}. */
export const owedQuantity = (history: OrderHistory): number => unitsOf(history).owed;

/** Supplier orders of the shop that have to be settled, each by its own number, before anything is bought. */
export const openSupplierOrders = (history: OrderHistory): readonly PendingSupplierOrder[] =>
  unitsOf(history).openSupplierOrders;
