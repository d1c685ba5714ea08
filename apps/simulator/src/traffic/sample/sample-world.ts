import { PortTaken } from '../../demo/world.js';
import { makeUpCard } from '../../catalogue/made-up-secrets.js';
import { startPaymentGateway, type PaymentGateway } from '../../payment-gateway/payment-gateway.js';
import type { ProductClient } from '../../product/product-client.js';
import { SeededRandom } from '../../random/seeded-random.js';
import { startSupplier } from '../../supplier/supplier.js';
import type { ChosenGroup } from './choose-sample.js';

export interface SamplePorts {
  readonly gatewayPort: number;
  readonly supplierPort: number;
  readonly supplierKey: string;
}

export interface SampleWorld {
  readonly gateway: PaymentGateway;
  close(): Promise<void>;
}

/** What stands outside the product: a gateway that knows the payments, and a supplier that delivers whatever it is asked for. */
export async function startSampleWorld({
  gatewayPort,
  supplierPort,
  supplierKey,
}: SamplePorts): Promise<SampleWorld> {
  const gateway = await startPaymentGateway({ port: gatewayPort }).catch(
    taken(gatewayPort, '--gateway-port'),
  );
  try {
    const options = { port: supplierPort, key: supplierKey };
    const supplier = await startSupplier(options).catch(taken(supplierPort, '--supplier-port'));
    return { gateway, close: async () => void (await Promise.all([gateway.close(), supplier.close()])) };
  } catch (error) {
    await gateway.close();
    throw error;
  }
}

function taken(port: number, flag: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    throw error.code === 'EADDRINUSE' ? new PortTaken(port, flag) : error;
  };
}

/** As many cards as all of the orders together may ask for: in the traffic, stock and suppliers deliver everything. */
export async function stockSample(
  product: ProductClient,
  groups: readonly ChosenGroup[],
  runId: string,
): Promise<void> {
  const needed = new Map<string, number>();
  for (const { terms } of groups.flat().map(({ order }) => order))
    if (!terms.rechargeTarget)
      needed.set(terms.goods.goodsId, (needed.get(terms.goods.goodsId) ?? 0) + terms.quantity);
  const random = new SeededRandom(1);
  for (const [goodsId, count] of needed) {
    const cards = Array.from({ length: count }, (_, i) => makeUpCard(`${runId}-`, i + 1, random));
    await product.stockCards(goodsId, `${runId}-${goodsId}`, cards);
  }
}
