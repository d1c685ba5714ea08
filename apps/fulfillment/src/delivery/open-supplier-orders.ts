import type { PendingSupplierOrder } from '@bujiao/contracts';
import { allAttempts, unitsOf, type OrderHistory } from '@bujiao/order-history';

/**
 * The shop's supplier orders that no attempt has adopted, in the order in which they are cleared up. Nothing is bought, and nothing
 * is issued from stock, while there is one.
 */
export function openSupplierOrders(history: OrderHistory): readonly PendingSupplierOrder[] {
  const attempts = allAttempts(history);
  const isAdopted = ({ supplierId, requestNo }: PendingSupplierOrder): boolean =>
    attempts.some(
      (a) => a.requestNo === requestNo && a.source.kind === 'supplier' && a.source.supplierId === supplierId,
    );
  return unitsOf(history).openSupplierOrders.filter((order) => !isAdopted(order));
}
