import { DemoTokens } from '@bujiao/client';
import type { ProductUrls } from '../product/product-urls.js';
import { buyerIdOf, buyersOf, orderIdOf, type FailedOrders } from './failed-orders.js';
import { getRequest, postRequest, RawHttpPool } from './raw-http-pool.js';
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

const BUYERS_AT_ONCE = 16;

/** Fetches the buyers' tokens up front and shows each once, so that nothing but the click itself is measured. */
export async function prepareResubmissionLoad({
  urls,
  orders,
  connections = 32,
}: ResubmissionLoadOptions): Promise<ResubmissionLoad> {
  const pool = new RawHttpPool(urls.intake, connections);
  const source = new DemoTokens(urls.issuer);
  const tokens = await eachBuyer(orders, (buyer) => source.of(`buyer:${buyer}`));
  // A token's signature is checked once; that is no part of a click.
  await eachBuyer(orders, async (_, i) => {
    const { status } = await pool.send(
      getRequest({ host: pool.host, path: '/my/orders', token: tokens[i] ?? '' }),
    );
    if (status !== 200) throw new Error(`a buyer's token was answered ${status}`);
  });
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

async function eachBuyer<Result>(
  orders: FailedOrders,
  ask: (buyerId: string, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(buyersOf(orders));
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < results.length; i = next++) results[i] = await ask(buyerIdOf(orders, i), i);
  };
  await Promise.all(Array.from({ length: BUYERS_AT_ONCE }, worker));
  return results;
}
