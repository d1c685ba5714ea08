import type { OrderFact, OrderFactData, OrderFeedEventType } from '@bujiao/contracts';
import { PLACED_AT } from './sample-events.js';

/** Minutes after the sample order was placed, ISO 8601. */
export const minute = (minutes: number): string =>
  new Date(Date.parse(PLACED_AT) + Math.round(minutes * 60_000)).toISOString();

let count = 0;

type ShortType = OrderFeedEventType extends `shop.order.${infer T}` ? T : never;

/** An accepted order event of the sample order: `told('paid', 1, { paymentId: 'P1' })`. Ids differ unless they are given. */
export function told<T extends ShortType>(
  type: T,
  minutes: number,
  data: OrderFactData[`shop.order.${T}`],
  from: Partial<Pick<OrderFact, 'id' | 'source' | 'publisher' | 'receivedAt'>> = {},
): OrderFact {
  count += 1;
  const time = minute(minutes);
  return {
    source: '/shop',
    id: `e${count}`,
    type: `shop.order.${type}`,
    time,
    receivedAt: time,
    publisher: 'shop',
    ...from,
    data,
  } as OrderFact;
}

/** Placed and paid, as most orders begin. */
export const paidOrder = (): readonly OrderFact[] => [
  told('placed', 0, {}),
  told('paid', 1, { paymentId: 'P1' }),
];
