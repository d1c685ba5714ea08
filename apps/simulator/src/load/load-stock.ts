import { makeUpCard } from '../catalogue/made-up-secrets.js';
import type { ProductClient } from '../product/product-client.js';
import { SeededRandom } from '../random/seeded-random.js';
import type { FailedOrders } from './failed-orders.js';

const CARDS_PER_BATCH = 5_000;

/** Puts `count` cards of the orders' goods into stock. Repeating it with the same run adds nothing. */
export async function stockLoadCards(
  product: ProductClient,
  { runId, goods }: FailedOrders,
  count: number,
): Promise<void> {
  const random = new SeededRandom(1);
  for (let from = 0; from < count; from += CARDS_PER_BATCH) {
    const size = Math.min(CARDS_PER_BATCH, count - from);
    const cards = Array.from({ length: size }, (_, i) => makeUpCard(`${runId}-`, from + i, random));
    await product.stockCards(goods.goodsId, `load-${runId}-${from}`, cards);
  }
}
