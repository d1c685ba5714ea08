import { LEGACY_SOURCE, type OrderFact } from '@bujiao/contracts';
import { factKey, factsOfType } from './order-record.js';
import { supplierOrderKey } from './supplier-orders.js';
import { sum } from '../sum.js';

export interface ShopDeliveries {
  /** Units by delivery that carries a name and belongs to no supplier order. */
  readonly named: number;
  /** Units by supplier order, by its key. */
  readonly bySupplierOrder: ReadonlyMap<string, number>;
  /** Deliveries without any name: each counts by itself. */
  readonly unnamed: readonly OrderFact<'shop.order.delivered'>[];
  /** The greatest total that the shop gave when it stopped; a lower bound of all of the above. */
  readonly atLeast: number;
  /** When goods last reached the buyer, and who said so. */
  readonly newest?: { readonly time: string; readonly publisher: string };
}

/** Most orders that went wrong. */
const NONE = { named: 0, bySupplierOrder: new Map<string, number>(), unnamed: [] };

/**
 * What the shop delivered, by name. Facts that share a delivery id are one delivery and the greatest quantity counts, unless they
 * name different supplier orders; facts that share only a supplier order are one too, beside the deliveries with ids that name
 * it. Independent of the order of facts.
 */
export function shopDeliveries(facts: readonly OrderFact[], ordered: number): ShopDeliveries {
  const delivered = factsOfType(facts, 'shop.order.delivered');
  if (delivered.length === 0) return { ...NONE, atLeast: heldAtLeast(facts) };
  const told = delivered.filter((fact) => !isLegacy(fact));
  const newest = delivered.at(-1);
  const { named, bySupplierOrder, unnamed } = toldDeliveries(told);
  return {
    named: named + legacyRest(delivered.filter(isLegacy), told, ordered),
    bySupplierOrder,
    unnamed,
    atLeast: heldAtLeast(facts),
    ...(newest && { newest: { time: newest.time, publisher: newest.publisher } }),
  };
}

const heldAtLeast = (facts: readonly OrderFact[]): number =>
  Math.max(0, ...factsOfType(facts, 'shop.order.held').map(({ data }) => data.delivered ?? 0));

type Delivered = OrderFact<'shop.order.delivered'>;
type Named = Pick<ShopDeliveries, 'named' | 'bySupplierOrder' | 'unnamed'>;

const isLegacy = ({ source }: Delivered): boolean => source === LEGACY_SOURCE;

/**
 * Units that the first version knew of beyond those that are told by events of their own. Its value stands for events that were
 * merged into it: they count nothing twice when their publisher tells them again, and with their own names they may be more.
 */
function legacyRest(legacy: readonly Delivered[], told: readonly Delivered[], ordered: number): number {
  const until = legacy.at(-1)?.time;
  if (until === undefined) return 0;
  // "Delivered" without a number, for all of it, stands as more units than any order holds.
  const known = Math.max(...legacy.map(({ data }) => Math.min(data.quantity, ordered)));
  const { named, bySupplierOrder, unnamed } = toldDeliveries(told.filter(({ time }) => time <= until));
  const again = named + sum(bySupplierOrder.values()) + sum(unnamed.map(({ data }) => data.quantity));
  return Math.max(0, known - again);
}

function toldDeliveries(delivered: readonly Delivered[]): Named {
  const bySupplierOrder = new Map<string, number>();
  let named = 0;
  for (const { units, supplierOrders } of deliveriesById(delivered)) {
    const parts = sum(supplierOrders.values());
    const [only] = supplierOrders.size === 1 ? supplierOrders.keys() : [];
    for (const [key, part] of supplierOrders)
      bySupplierOrder.set(
        key,
        (bySupplierOrder.get(key) ?? 0) + (key === only ? Math.max(part, units) : part),
      );
    if (only === undefined) named += Math.max(0, units - parts);
  }
  for (const [key, units] of supplierOrdersAlone(delivered)) raise(bySupplierOrder, key, units);
  const unnamed = delivered.filter(({ data }) => data.deliveryId === undefined && !data.supplierOrder);
  return { named, bySupplierOrder, unnamed };
}

interface NamedDelivery {
  /** The greatest quantity that was told without a supplier order. */
  readonly units: number;
  /** Units by the supplier orders that it was told with. */
  readonly supplierOrders: ReadonlyMap<string, number>;
}

function deliveriesById(delivered: readonly Delivered[]): Iterable<NamedDelivery> {
  const byId = new Map<string, { units: number; supplierOrders: Map<string, number> }>();
  for (const { data } of delivered) {
    const { deliveryId, supplierOrder, quantity } = data;
    if (deliveryId === undefined) continue;
    const known = byId.get(deliveryId) ?? { units: 0, supplierOrders: new Map<string, number>() };
    if (supplierOrder) raise(known.supplierOrders, supplierOrderKey(supplierOrder), quantity);
    else known.units = Math.max(known.units, quantity);
    byId.set(deliveryId, known);
  }
  return byId.values();
}

/** What was told of supplier orders without a delivery id. */
function supplierOrdersAlone(delivered: readonly Delivered[]): ReadonlyMap<string, number> {
  const alone = new Map<string, number>();
  for (const { data } of delivered)
    if (data.deliveryId === undefined && data.supplierOrder)
      raise(alone, supplierOrderKey(data.supplierOrder), data.quantity);
  return alone;
}

function raise(units: Map<string, number>, key: string, to: number): void {
  units.set(key, Math.max(units.get(key) ?? 0, to));
}

/** The names of deliveries, for the history. */
export const deliveryName = (fact: OrderFact<'shop.order.delivered'>): string =>
  fact.data.deliveryId ??
  (fact.data.supplierOrder ? supplierOrderKey(fact.data.supplierOrder) : factKey(fact));
