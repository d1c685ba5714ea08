import {
  feedFailedOrders,
  orderIdOf,
  prepareResubmissionLoad,
  ProductClient,
  stockLoadCards,
  type FailedOrders,
  type LoadResult,
  type ProductUrls,
  type SendOne,
} from '@bujiao/simulator';

const CONNECTIONS = 64;

/** Failed orders that wait for a click, and the clicks. */
export interface Load {
  readonly orderIds: readonly string[];
  readonly send: SendOne;
  close(): void;
}

let runs = 0;

/** Feeds `count` paid card orders whose delivery failed, and the cards for them. None of this is measured. */
export async function prepareLoad(urls: ProductUrls, count: number): Promise<Load> {
  const runId = `${process.pid}x${(runs += 1)}`;
  const orders: FailedOrders = {
    runId,
    count,
    goods: { goodsId: `BENCH-${runId}`, name: '腾讯Q币 30个 卡密', kind: 'game-points', unitPrice: 2_970 },
  };
  const product = new ProductClient(urls);
  try {
    await stockLoadCards(product, orders, count);
    await feedFailedOrders(product, orders);
    const { send, close } = await prepareResubmissionLoad({ urls, orders, connections: CONNECTIONS });
    return { orderIds: Array.from({ length: count }, (_, i) => orderIdOf(orders, i)), send, close };
  } finally {
    await product.close();
  }
}

/** @throws unless every request was accepted */
export function assertAllAccepted({ statuses, latencies }: LoadResult): void {
  if (statuses.get(202) === latencies.size) return;
  const counts = [...statuses]
    .map(([status, count]) => `${status === 0 ? 'broken' : status}: ${count}`)
    .join(', ');
  throw new Error(`not every request was accepted: ${counts}`);
}
