import { isDirect } from '../catalogue/catalogue-goods.js';
import type { History } from '../product/product-answers.js';
import type { PlannedOrder } from '../shop/planned-order.js';
import type { Journey } from './journey.js';

/** The buyer of this order confirms receipt; others leave it to the platform. The order that is told about is among them. */
export const confirmsReceipt = (order: PlannedOrder, index: number): boolean =>
  index % 3 !== 2 || order.supplierFault?.fault === 'timeout-after-delivery';

/** The order whose cards are shown: delivered, and more than one where there is such. */
export function chooseForReveal(journeys: readonly Journey[]): Journey | undefined {
  const candidates = journeys.filter(
    ({ order, state }) => !isDirect(order.goods) && (state === 'closed' || state === 'delivered'),
  );
  return candidates.find(({ order }) => order.way === 'partly-delivered') ?? candidates[0];
}

/** The order whose history tells most: the supplier that delivered and then fell silent, else the longest. */
export function chooseForTimeline(
  journeys: readonly Journey[],
  histories: ReadonlyMap<string, History>,
): History | undefined {
  const length = ({ order }: Journey): number => histories.get(order.orderId)?.events.length ?? 0;
  const silent = journeys.filter(
    ({ order, state }) => order.supplierFault?.fault === 'timeout-after-delivery' && state === 'closed',
  );
  const [told] = (silent.length > 0 ? silent : [...journeys]).sort((a, b) => length(b) - length(a));
  return told && histories.get(told.order.orderId);
}
