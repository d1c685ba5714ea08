import type { OrderFact, PendingSupplierOrder, SupplierOrderRef } from '@bujiao/contracts';
import { factsOfType } from './order-record.js';

/** A supplier order that the shop named for the original order. */
export interface ShopSupplierOrder extends SupplierOrderRef {
  /** Units that it was placed for: the greatest number told; absent while unknown. Never guessed. */
  readonly quantity?: number;
  /** Units that the shop says it delivered. */
  readonly delivered: number;
  /** The shop says that what it had not delivered by then never will be. */
  readonly failed: boolean;
  /** When it was first named, and by which publishers. */
  readonly namedAt: string;
  readonly namedBy: readonly string[];
}

export const supplierOrderKey = ({ supplierId, requestNo }: SupplierOrderRef): string =>
  `${supplierId}\n${requestNo}`;

/** Every supplier order that was ever named, in the order of their first naming. `delivered` comes from the deliveries. */
export function shopSupplierOrders(
  facts: readonly OrderFact[],
  deliveredUnits: ReadonlyMap<string, number>,
): readonly ShopSupplierOrder[] {
  const orders = new Map<string, ShopSupplierOrder>();
  const name = (
    ref: SupplierOrderRef & { readonly quantity?: number },
    fact: OrderFact,
    failed = false,
  ): void => {
    const key = supplierOrderKey(ref);
    const known = orders.get(key);
    const quantity = greatest(known?.quantity, ref.quantity);
    orders.set(key, {
      supplierId: ref.supplierId,
      requestNo: ref.requestNo,
      delivered: deliveredUnits.get(key) ?? 0,
      failed: failed || (known?.failed ?? false),
      namedAt: known?.namedAt ?? fact.time,
      namedBy: known ? [...new Set([...known.namedBy, fact.publisher])] : [fact.publisher],
      ...(quantity !== undefined && { quantity }),
    });
  };
  for (const fact of factsOfType(facts, 'shop.order.delayed'))
    pendingOf(fact.data).forEach((ref) => name(ref, fact));
  for (const fact of factsOfType(facts, 'shop.order.held'))
    (fact.data.pendingSupplierOrders ?? []).forEach((ref) => name(ref, fact));
  for (const fact of factsOfType(facts, 'shop.order.delivery-failed'))
    if (fact.data.supplierOrder)
      name({ ...fact.data.supplierOrder, ...unitsOf(fact.data.quantity) }, fact, true);
  for (const fact of factsOfType(facts, 'shop.order.delivered'))
    if (fact.data.supplierOrder) name(fact.data.supplierOrder, fact);
  return [...orders.values()].sort((a, b) =>
    a.namedAt < b.namedAt ? -1 : a.namedAt > b.namedAt ? 1 : compareKeys(a, b),
  );
}

const compareKeys = (a: SupplierOrderRef, b: SupplierOrderRef): number =>
  supplierOrderKey(a) < supplierOrderKey(b) ? -1 : 1;

const unitsOf = (quantity: number | undefined): { quantity?: number } =>
  quantity === undefined ? {} : { quantity };

const greatest = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : Math.max(a, b);

/** Both fields of a delay say the same: calls that are open. */
export const pendingOf = (data: OrderFact<'shop.order.delayed'>['data']): readonly PendingSupplierOrder[] => [
  ...(data.pendingSupplierOrder ? [data.pendingSupplierOrder] : []),
  ...(data.pendingSupplierOrders ?? []),
];
