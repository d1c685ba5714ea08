import { asSupplierGoods, isDirect } from '../catalogue/catalogue-goods.js';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { makeUpCard } from '../catalogue/made-up-secrets.js';
import { startPaymentGateway, type PaymentGateway } from '../payment-gateway/payment-gateway.js';
import type { ProductClient } from '../product/product-client.js';
import { SeededRandom } from '../random/seeded-random.js';
import { owedUnits, type PlannedOrder } from '../shop/planned-order.js';
import { startSupplier, type Supplier } from '../supplier/supplier.js';
import type { DemoOptions } from './demo-options.js';

/** What stands outside the product. */
export interface World {
  readonly gateway: PaymentGateway;
  readonly supplier: Supplier;
  close(): Promise<void>;
}

/** A port that the outside needs is taken. */
export class PortTaken extends Error {
  constructor(
    readonly port: number,
    readonly flag: string,
  ) {
    super(`port ${port} is taken`);
  }
}

export async function startWorld({
  gatewayPort,
  supplierPort,
  supplierKey,
  seed,
}: DemoOptions): Promise<World> {
  const gateway = await startPaymentGateway({ port: gatewayPort, seed }).catch(
    portTaken(gatewayPort, '--gateway-port'),
  );
  try {
    const goods = CATALOGUE.filter(isDirect).map(asSupplierGoods);
    const supplier = await startSupplier({ port: supplierPort, key: supplierKey, seed, goods }).catch(
      portTaken(supplierPort, '--supplier-port'),
    );
    return {
      gateway,
      supplier,
      close: async () => void (await Promise.all([gateway.close(), supplier.close()])),
    };
  } catch (error) {
    await gateway.close();
    throw error;
  }
}

function portTaken(port: number, flag: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    throw error.code === 'EADDRINUSE' ? new PortTaken(port, flag) : error;
  };
}

const WRONG_ACCOUNT = 116;

/** Lets the payments, the earlier supplier calls and the faults of these orders be known outside. */
export function prepareWorld({ gateway, supplier }: World, orders: readonly PlannedOrder[]): void {
  gateway.record(
    ...orders.flatMap(({ payment, earlierPayment }) => [
      payment,
      ...(earlierPayment ? [earlierPayment] : []),
    ]),
  );
  for (const order of orders) {
    callEarlier(supplier, order);
    const account = (order.correctedTarget ?? order.rechargeTarget)?.rechargeAccount;
    if (order.supplierFault && account) supplier.faults.add({ ...order.supplierFault, match: { account } });
    if (order.correctedTarget && order.rechargeTarget) {
      supplier.faults.add({
        fault: 'refused',
        code: WRONG_ACCOUNT,
        match: { account: order.rechargeTarget.rechargeAccount },
      });
    }
  }
}

/** What the shop asked of the supplier before it gave the order up. Of those not delivered the supplier never heard. */
function callEarlier({ ledger }: Supplier, { earlierCalls, goods, rechargeTarget }: PlannedOrder): void {
  if (!rechargeTarget) return;
  for (const { requestNo, quantity } of earlierCalls.filter(({ delivered }) => delivered)) {
    ledger.take({
      order_no: requestNo,
      goods_no: goods.goodsId,
      buy_quantity: quantity,
      biz_content: { account: rechargeTarget.rechargeAccount },
    });
    ledger.deliver(requestNo);
  }
}

const SPARE_CARDS = 5;

/** Puts as many cards into stock as these orders are owed, and a few to spare. Answers how many of how many goods. */
export async function stockCards(
  product: ProductClient,
  orders: readonly PlannedOrder[],
  { runId, seed }: { runId: string; seed: number },
): Promise<{ cards: number; goods: number }> {
  const random = new SeededRandom(seed);
  const needed = new Map<string, number>();
  for (const order of orders.filter(({ goods }) => !isDirect(goods))) {
    needed.set(order.goods.goodsId, (needed.get(order.goods.goodsId) ?? 0) + owedUnits(order));
  }
  let stocked = 0;
  for (const [goodsId, count] of needed) {
    const cards = Array.from({ length: count + SPARE_CARDS }, (_, i) =>
      makeUpCard(`${goodsId}-${runId}-`, i + 1, random),
    );
    stocked += (await product.stockCards(goodsId, `demo-${runId}-${goodsId}`, cards)).added;
  }
  return { cards: stocked, goods: needed.size };
}
