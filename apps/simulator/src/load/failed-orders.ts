import type { Goods, OrderFeedEvents } from '@bujiao/contracts';
import type { ProductClient } from '../product/product-client.js';
import { SHOP_SOURCE } from '../shop/order-events.js';
import type { ShopEvent } from '../shop/planned-order.js';

/** Which orders a load run works on: number 0, 1, … of one run. */
export interface FailedOrders {
  /** Distinguishes the orders of this run from those of every other. */
  readonly runId: string;
  readonly goods: Goods;
  /** How many orders: there is half as many buyers, since the third request of a buyer within ten minutes would go to a reviewer. */
  readonly count: number;
}

export const orderIdOf = ({ runId }: FailedOrders, index: number): string => `L${runId}-${index}`;
export const buyersOf = ({ count }: FailedOrders): number => Math.ceil(count / 2);
export const buyerIdOf = (orders: FailedOrders, index: number): string =>
  `B${orders.runId}-${index % buyersOf(orders)}`;

const ORDERS_PER_BATCH = 150;
const BATCHES_AT_ONCE = 4;
const PLACED_AGO_MS = 20 * 60_000;

/** Feeds orders `from` to `to` (exclusive), each placed, paid and failed at delivery. Resolves when the product has taken all. */
export async function feedFailedOrders(
  product: ProductClient,
  orders: FailedOrders,
  { from = 0, to = orders.count }: { from?: number; to?: number } = {},
): Promise<void> {
  let next = from;
  const placedAt = Date.now() - PLACED_AGO_MS;
  const feeder = async (): Promise<void> => {
    while (next < to) {
      const first = next;
      next = Math.min(to, first + ORDERS_PER_BATCH);
      const events = Array.from({ length: next - first }, (_, i) =>
        failedOrder(orders, first + i, placedAt),
      ).flat();
      const { rejected } = await product.publish(events);
      if (rejected[0]) throw new Error(`order event refused: ${rejected[0].code}: ${rejected[0].detail}`);
    }
  };
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, feeder));
}

function failedOrder(orders: FailedOrders, index: number, placedAt: number): ShopEvent[] {
  const orderId = orderIdOf(orders, index);
  const paymentId = `P${orderId}`;
  const { goods } = orders;
  const event = <T extends keyof OrderFeedEvents>(
    type: T,
    afterMs: number,
    data: OrderFeedEvents[T],
  ): ShopEvent => ({
    specversion: '1.0',
    id: `${orderId}:${type}`,
    source: SHOP_SOURCE,
    type,
    subject: orderId,
    time: new Date(placedAt + afterMs).toISOString(),
    datacontenttype: 'application/json',
    data,
  });
  return [
    event('shop.order.placed', 0, {
      buyerId: buyerIdOf(orders, index),
      goods,
      quantity: 1,
      amount: goods.unitPrice,
      paymentId,
    }),
    event('shop.order.paid', 10_000, { paymentId }),
    event('shop.order.delivery-failed', 20_000, { code: '110' }),
  ];
}
