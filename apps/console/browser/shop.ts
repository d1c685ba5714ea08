import { waitUntil } from '@bujiao/testing';
import { randomUUID } from 'node:crypto';
import type { Product } from './product.js';

export interface ShopOrder {
  readonly orderId: string;
  readonly goodsId: string;
}

/** Integer 分. */
export const PRICE = 9_800;

const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

const event = (orderId: string, type: string, data: object, minutes: number): object => ({
  specversion: '1.0',
  id: randomUUID(),
  source: '/shops/mall-a',
  type: `shop.order.${type}`,
  subject: orderId,
  time: minutesAgo(minutes),
  data,
});

/** An order of `buyerId` for cards whose delivery failed. Every order has ids and goods of its own, so specs do not meet. */
export function failedOrder(
  product: Product,
  buyerId: string,
  goods: object = {},
  amount = PRICE,
): Promise<ShopOrder> {
  return orderThat(product, { buyerId, goods, amount }, (orderId) =>
    event(orderId, 'delivery-failed', { code: '110' }, 58),
  );
}

/** Its delivery failed in a way of which after-sales alone may have it delivered again. */
export const orderForException = (product: Product, buyerId: string): Promise<ShopOrder> =>
  orderThat(product, { buyerId, goods: {}, amount: PRICE }, (orderId) =>
    event(orderId, 'delivery-failed', { code: '118' }, 58),
  );

/** A top-up that failed since its account is wrong. */
export function wrongAccountOrder(product: Product, buyerId: string, account: string): Promise<ShopOrder> {
  const terms = { kind: 'direct-top-up', name: '话费直充' };
  return orderThat(
    product,
    { buyerId, goods: terms, amount: PRICE, more: { rechargeTarget: { rechargeAccount: account } } },
    (orderId) => event(orderId, 'delivery-failed', { code: 'wrong-account' }, 58),
  );
}

/** The shop has called a supplier that nobody knows here: as soon as it is resubmitted, a person has to look. */
export function orderForPerson(product: Product, buyerId: string): Promise<ShopOrder> {
  const pendingSupplierOrder = { supplierId: 'gone', requestNo: randomUUID() };
  return orderThat(product, { buyerId, goods: {}, amount: PRICE }, (orderId) =>
    event(orderId, 'delayed', { pendingSupplierOrder }, 58),
  );
}

async function orderThat(
  product: Product,
  {
    buyerId,
    goods,
    amount,
    more,
  }: { readonly buyerId: string; readonly goods: object; readonly amount: number; readonly more?: object },
  last: (orderId: string) => object,
): Promise<ShopOrder> {
  const orderId = `DJ${randomUUID().slice(0, 12)}`;
  const goodsId = `G-${orderId}`;
  const terms = {
    buyerId,
    goods: { goodsId, name: 'Steam 充值码 ¥100', kind: 'game-points', unitPrice: amount, ...goods },
    quantity: 1,
    amount,
    paymentId: `P-${orderId}`,
    ...more,
  };
  await publish(product, [
    event(orderId, 'placed', terms, 75),
    event(orderId, 'paid', {}, 59),
    last(orderId),
  ]);
  return { orderId, goodsId };
}

/** Its goods arrived, and then all its money went back. */
export async function contradictoryOrder(product: Product, buyerId: string): Promise<string> {
  const { orderId } = await failedOrder(product, buyerId);
  await publish(product, [
    event(orderId, 'delivered', { quantity: 1 }, 50),
    event(orderId, 'refunded', { amount: 9_800, quantity: 1, cause: 'units' }, 40),
  ]);
  return orderId;
}

/** The shop reports the failed delivery once more. */
export const tellAgain = (product: Product, orderId: string): Promise<void> =>
  publish(product, [event(orderId, 'delivery-failed', { code: '110' }, 30)]);

async function publish(product: Product, events: readonly object[]): Promise<void> {
  const answer = await product.call('service:shop', '/order-events', events);
  const { rejected } = (await answer.json()) as { rejected: readonly object[] };
  if (answer.status !== 202 || rejected.length > 0)
    throw new Error(`the order was not taken: ${JSON.stringify(rejected)}`);
}

export async function stockCard(product: Product, goodsId: string): Promise<{ cardNo: string }> {
  const card = { cardNo: `NO${randomUUID().slice(0, 8)}`, cardPassword: `PW${randomUUID().slice(0, 8)}` };
  const answer = await product.call('ops', `/card-stock/${goodsId}/batches`, {
    batchId: randomUUID(),
    cards: [card],
  });
  if (answer.status !== 201) throw new Error(`the card was not taken: ${await answer.text()}`);
  return card;
}

export async function resubmit(product: Product, orderId: string, user: string): Promise<string> {
  const answer = await product.call(
    user,
    `/orders/${orderId}/resubmissions`,
    {},
    { 'idempotency-key': orderId },
  );
  if (answer.status !== 202) throw new Error(`not resubmitted: ${await answer.text()}`);
  return ((await answer.json()) as { resubmissionId: string }).resubmissionId;
}

interface Timers {
  readonly timers: readonly { readonly service: string; readonly key: string | null }[];
}

/** Has the redelivery tried again now and until it has arrived, however far its next try was put off meanwhile. */
export async function deliverNow(product: Product, orderId: string, resubmissionId: string): Promise<void> {
  await waitUntil(async () => {
    const { timers } = (await (await product.call('ops', '/timers?limit=1000')).json()) as Timers;
    // The timer of its receipt stands under the same key: due now, it would confirm for the buyer.
    const ofDelivery = timers.filter(
      (timer) => timer.service === 'fulfillment' && timer.key === resubmissionId,
    );
    for (const { service, key } of ofDelivery)
      await product.call('ops', '/demo/bench/timers/due', { service, key });
    // Without the header it is a stream, which does not end before the order does.
    const json = { accept: 'application/json' };
    const progress = await product.call('after-sales', `/orders/${orderId}/progress`, undefined, json);
    return ((await progress.json()) as { stage: string }).stage === 'delivered';
  });
}
