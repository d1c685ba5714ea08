import type { OrderFact, PendingSupplierOrder, SupplierOrderRef } from '@bujiao/contracts';

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

/** One mention of a supplier order by a fact. */
interface Mention extends PendingSupplierOrder {
  readonly fact: OrderFact;
  readonly failed: boolean;
}

/** Every supplier order that was ever named, in the order of their first naming. `deliveredUnits` comes from the deliveries. */
export function shopSupplierOrders(
  facts: readonly OrderFact[],
  deliveredUnits: ReadonlyMap<string, number>,
): readonly ShopSupplierOrder[] {
  const orders = new Map<string, ShopSupplierOrder>();
  for (const mention of facts.flatMap(mentionsIn)) {
    const key = supplierOrderKey(mention);
    const delivered = deliveredUnits.get(key) ?? 0;
    orders.set(key, withMention(orders.get(key), mention, delivered));
  }
  return [...orders.values()].sort((a, b) => compareTexts(a.namedAt, b.namedAt) || compareKeys(a, b));
}

function mentionsIn(fact: OrderFact): readonly Mention[] {
  const pending = (refs: readonly PendingSupplierOrder[] = []): readonly Mention[] =>
    refs.map((ref) => ({ ...ref, fact, failed: false }));
  switch (fact.type) {
    case 'shop.order.delayed':
      return pending(pendingOf(fact.data));
    case 'shop.order.held':
      return pending(fact.data.pendingSupplierOrders);
    case 'shop.order.delivered':
      return pending(fact.data.supplierOrder && [fact.data.supplierOrder]);
    case 'shop.order.delivery-failed': {
      const { supplierOrder, quantity } = fact.data;
      return supplierOrder ? [{ ...supplierOrder, ...unitsOf(quantity), fact, failed: true }] : [];
    }
    default:
      return [];
  }
}

function withMention(
  known: ShopSupplierOrder | undefined,
  mention: Mention,
  delivered: number,
): ShopSupplierOrder {
  const { supplierId, requestNo, fact, failed } = mention;
  const { failed: wasFailed, namedAt, namedBy } = known ?? { failed: false, namedAt: fact.time, namedBy: [] };
  const quantity = greatest(known?.quantity, mention.quantity);
  return {
    supplierId,
    requestNo,
    delivered,
    failed: failed || wasFailed,
    namedAt,
    namedBy: [...new Set([...namedBy, fact.publisher])],
    ...(quantity !== undefined && { quantity }),
  };
}

const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
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
