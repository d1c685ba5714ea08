import type { PendingSupplierOrder } from '@bujiao/contracts';
import { allAttempts, owedQuantity, type OrderHistory } from '@bujiao/order-history';

/** A supplier order of the shop that may still deliver. */
export interface OpenSupplierOrder extends PendingSupplierOrder {
  /** Units that it is for; absent where nobody has told. */
  readonly quantity?: number;
}

/**
 * The shop's supplier orders that no attempt has adopted, in the order in which they are cleared up. Nothing is bought, and nothing
 * is issued from stock, while there is one.
 */
export function openSupplierOrders(history: OrderHistory): readonly OpenSupplierOrder[] {
  const attempts = allAttempts(history);
  const isAdopted = ({ supplierId, requestNo }: OpenSupplierOrder): boolean =>
    attempts.some(
      (a) => a.requestNo === requestNo && a.source.kind === 'supplier' && a.source.supplierId === supplierId,
    );
  return toldOpen(history).filter((order) => !isAdopted(order));
}

/** Units that are owed, those of open supplier orders included. */
export const owedWithOpenOrders = (history: OrderHistory): number => owedQuantity(history);

const toldOpen = ({ facts }: OrderHistory): readonly OpenSupplierOrder[] =>
  facts.pendingSupplierOrder ? [facts.pendingSupplierOrder] : [];
