import { LEGACY_SOURCE, type OrderFact } from '@bujiao/contracts';
import { factKey, factsOfType } from './order-record.js';
import { supplierOrderKey } from './supplier-orders.js';

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

/** The first version had "delivered" without a number, for all of it; it stands as more units than any order holds. */
const unitsOf = ({ data }: OrderFact<'shop.order.delivered'>, ordered: number): number =>
  data.deliveryId === LEGACY_SOURCE ? Math.min(data.quantity, ordered) : data.quantity;

/**
 * What the shop delivered, by name. Facts that share a delivery id are one delivery and the greatest quantity counts; facts
 * that share only a supplier order are one too, beside the deliveries with ids that name it. Independent of the order of facts.
 */
export function shopDeliveries(facts: readonly OrderFact[], ordered: number): ShopDeliveries {
  const delivered = factsOfType(facts, 'shop.order.delivered');
  const byId = deliveriesById(delivered, ordered);
  const held = factsOfType(facts, 'shop.order.held').map(({ data }) => data.delivered ?? 0);
  const newest = delivered.at(-1);
  return {
    named: [...byId.values()]
      .filter((d) => d.supplierOrder === undefined)
      .reduce((sum, d) => sum + d.units, 0),
    bySupplierOrder: perSupplierOrder(byId, supplierOrdersAlone(delivered, ordered)),
    unnamed: delivered.filter(({ data }) => data.deliveryId === undefined && !data.supplierOrder),
    atLeast: Math.max(0, ...held),
    ...(newest && { newest: { time: newest.time, publisher: newest.publisher } }),
  };
}

interface NamedDelivery {
  readonly units: number;
  /** Key of the supplier order that it belongs to. */
  readonly supplierOrder?: string;
}
type Delivered = OrderFact<'shop.order.delivered'>;

/** Facts that share a delivery id are one delivery: the greatest quantity counts. */
function deliveriesById(
  delivered: readonly Delivered[],
  ordered: number,
): ReadonlyMap<string, NamedDelivery> {
  const byId = new Map<string, NamedDelivery>();
  for (const fact of delivered) {
    const { deliveryId, supplierOrder } = fact.data;
    if (deliveryId === undefined) continue;
    const known = byId.get(deliveryId);
    const owner = lesser(known?.supplierOrder, supplierOrder && supplierOrderKey(supplierOrder));
    const units = Math.max(known?.units ?? 0, unitsOf(fact, ordered));
    byId.set(deliveryId, { units, ...(owner !== undefined && { supplierOrder: owner }) });
  }
  return byId;
}

/** What was told of supplier orders without a delivery id. */
function supplierOrdersAlone(delivered: readonly Delivered[], ordered: number): ReadonlyMap<string, number> {
  const alone = new Map<string, number>();
  for (const fact of delivered) {
    const { deliveryId, supplierOrder } = fact.data;
    if (deliveryId === undefined && supplierOrder)
      raise(alone, supplierOrderKey(supplierOrder), unitsOf(fact, ordered));
  }
  return alone;
}

function perSupplierOrder(
  byId: ReadonlyMap<string, NamedDelivery>,
  alone: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const withIds = new Map<string, number>();
  for (const { units, supplierOrder } of byId.values())
    if (supplierOrder !== undefined) withIds.set(supplierOrder, (withIds.get(supplierOrder) ?? 0) + units);
  for (const [key, units] of alone) raise(withIds, key, units);
  return withIds;
}

function raise(units: Map<string, number>, key: string, to: number): void {
  units.set(key, Math.max(units.get(key) ?? 0, to));
}

const lesser = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined ? b : b === undefined ? a : a < b ? a : b;

/** The names of deliveries, for the history. */
export const deliveryName = (fact: OrderFact<'shop.order.delivered'>): string =>
  fact.data.deliveryId ??
  (fact.data.supplierOrder ? supplierOrderKey(fact.data.supplierOrder) : factKey(fact));
