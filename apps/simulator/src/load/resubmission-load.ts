import { DemoTokens } from '@bujiao/client';
import type { ProductUrls } from '../product/product-urls.js';
import { buyerIdOf, orderIdOf, type FailedOrders } from './failed-orders.js';
import { postRequest, RawHttpPool } from './raw-http-pool.js';
import type { SendOne } from './run-load.js';

export interface ResubmissionLoadOptions {
  readonly urls: Pick<ProductUrls, 'intake' | 'issuer'>;
  readonly orders: FailedOrders;
  /** Kept alive; requests are pipelined where all are busy. @default 32 */
  readonly connections?: number;
}

/** Asks for resubmissions by one click, order after order, with next to no work per request. */
export interface ResubmissionLoad {
  /** One click on order `index`. The same index again is the same request, with the same key. */
  readonly send: SendOne;
  close(): void;
}

const TOKENS_AT_ONCE = 16;

/** Fetches the buyers' tokens up front, so that nothing but the click itself is measured. */
export async function prepareResubmissionLoad({
  urls,
  orders,
  connections = 32,
}: ResubmissionLoadOptions): Promise<ResubmissionLoad> {
  const pool = new RawHttpPool(urls.intake, connections);
  const tokens = await tokensOf(orders, new DemoTokens(urls.issuer));
  const send: SendOne = async (index) => {
    const orderId = orderIdOf(orders, index);
    const request = postRequest({
      host: pool.host,
      path: `/orders/${orderId}/resubmissions`,
      token: tokens[index % tokens.length] ?? '',
      body: '{}',
      headers: { 'idempotency-key': orderId },
    });
    return (await pool.send(request)).status;
  };
  return { send, close: () => pool.close() };
}

async function tokensOf(orders: FailedOrders, source: DemoTokens): Promise<string[]> {
  const tokens = new Array<string>(orders.buyers);
  let next = 0;
  const fetcher = async (): Promise<void> => {
    for (let i = next++; i < orders.buyers; i = next++)
      tokens[i] = await source.of(`buyer:${buyerIdOf(orders, i)}`);
  };
  await Promise.all(Array.from({ length: TOKENS_AT_ONCE }, fetcher));
  return tokens;
}
