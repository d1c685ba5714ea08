import type { OrderTerms } from '@bujiao/contracts';
import type { Rejection } from './check-order-event.js';

/** Terms never change: an order placed twice with other terms is two orders with one number, and somebody has to look. */
export function differingTerms(known: OrderTerms, told: OrderTerms): Rejection | undefined {
  const fields: readonly (keyof OrderTerms)[] = ['buyerId', 'merchantId', 'quantity', 'amount', 'paymentId'];
  const differing = fields.filter((field) => known[field] !== told[field]).map(String);
  if (known.goods.goodsId !== told.goods.goodsId) differing.push('goods.goodsId');
  if (differing.length === 0) return undefined;
  return {
    code: 'order-terms-differ',
    detail: `this order was placed before with other ${differing.join(', ')}; the first terms stay`,
  };
}
