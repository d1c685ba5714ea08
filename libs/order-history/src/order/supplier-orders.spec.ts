import type { OrderFact } from '@bujiao/contracts';
import { told } from '../testing/index.js';
import { shopDeliveries } from './deliveries.js';
import { countFacts } from './order-record.js';
import { shopSupplierOrders, type ShopSupplierOrder } from './supplier-orders.js';

const S1 = { supplierId: 'S1', requestNo: '1' };
const S2 = { supplierId: 'S2', requestNo: '7' };
const of = (...facts: readonly OrderFact[]): readonly ShopSupplierOrder[] => {
  const { counted } = countFacts(facts);
  return shopSupplierOrders(counted, shopDeliveries(counted, 6).bySupplierOrder);
};

describe('supplier orders of the shop', () => {
  it('every one that was ever named is kept, with its own units; unknown units are no number', () => {
    const orders = of(
      told('delayed', 2, { pendingSupplierOrder: { ...S1, quantity: 2 } }),
      told('delayed', 3, { pendingSupplierOrders: [S2] }),
    );
    expect(orders).toMatchObject([{ ...S1, quantity: 2 }, S2]);
    expect(orders[1]).not.toHaveProperty('quantity');
  });

  it('told twice with different units, the greater counts, in any order', () => {
    const [a, b] = [1, 3].map((quantity) =>
      told('delayed', 2, { pendingSupplierOrder: { ...S1, quantity } }),
    );
    for (const facts of [
      [a, b],
      [b, a],
    ])
      expect(of(...(facts as OrderFact[]))).toMatchObject([{ quantity: 3 }]);
  });

  it('is named by a delay, by what the shop had open when it stopped, by a failure and by a delivery', () => {
    const orders = of(
      told('held', 1, { resubmissionId: 'r1', pendingSupplierOrders: [{ ...S1, quantity: 1 }] }),
      told('delivery-failed', 2, { supplierOrder: S2, quantity: 2 }),
      told('delivered', 3, { quantity: 1, supplierOrder: { supplierId: 'S3', requestNo: '1' } }),
    );
    expect(orders).toMatchObject([
      { ...S1, failed: false, delivered: 0 },
      { ...S2, failed: true, quantity: 2 },
      { supplierId: 'S3', delivered: 1 },
    ]);
  });

  it('one number at two suppliers is two orders', () => {
    expect(
      of(
        told('delayed', 2, {
          pendingSupplierOrders: [S1, { supplierId: 'S2', requestNo: '1' }],
        }),
      ),
    ).toHaveLength(2);
  });

  it('failed and delivered both stay known, whatever their times: delivered units count', () => {
    for (const minutes of [1, 5])
      expect(
        of(
          told('delivery-failed', 3, { supplierOrder: S1 }),
          told('delivered', minutes, { quantity: 1, supplierOrder: S1 }),
        ),
      ).toMatchObject([{ failed: true, delivered: 1 }]);
  });

  it('knows since when and by whom it was named', () => {
    const later = told('delayed', 5, { pendingSupplierOrder: S1 }, { publisher: 'warehouse' });
    const first = told('delayed', 2, { pendingSupplierOrder: S1 });
    expect(of(later, first)).toMatchObject([{ namedAt: first.time, namedBy: ['shop', 'warehouse'] }]);
  });
});
