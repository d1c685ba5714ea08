import type { Goods, GoodsChange } from '@bujiao/contracts';
import type { OriginalOrder } from '../order/original-order.js';
import { no, type Ask, type Decision } from './decision.js';
import type { RuleRead } from './trace.js';

/** The ordered goods at what was paid for a unit, integer 分: a discount, or a refund of the price, lowers it. */
export function paidGoods({ terms, payments }: OriginalOrder): Goods {
  const { due, refundedUnits } = payments.money;
  const paid = Math.floor(due / Math.max(1, terms.quantity - refundedUnits));
  return { ...terms.goods, unitPrice: Math.min(terms.goods.unitPrice, paid) };
}

/** Integer 分 that `quantity` units of the other goods cost less than the ordered ones; below 0: more. */
export const differenceOf = (before: Goods, after: Goods, quantity: number): number =>
  (before.unitPrice - after.unitPrice) * quantity;

/** Other goods have to be offered in place of the ordered ones, and be of the same kind: they are delivered the same way. */
export function notOffered(before: Goods, { goods }: Ask = {}): Decision | undefined {
  if (!goods) return undefined;
  const after = goods.alternative?.goods;
  return after?.kind === before.kind && after.goodsId !== before.goodsId
    ? undefined
    : no('goods-not-offered', { goodsId: goods.goodsId });
}

/**
 * Other goods may not cost more. Where they cost less, the requester has to accept the very amount that is not paid back: a price that
 * changed since the page was read is read again.
 */
export function priceProblem(before: Goods, quantity: number, { goods }: Ask = {}): Decision | undefined {
  const after = goods?.alternative?.goods;
  return after && differenceProblem({ before, after, quantity }, goods.acceptedDifference);
}

interface Prices {
  readonly before: Goods;
  readonly after: Goods;
  readonly quantity: number;
}

function differenceProblem({ before, after, quantity }: Prices, accepted = 0): Decision | undefined {
  const known = { price: after.unitPrice, paid: before.unitPrice, quantity };
  const difference = differenceOf(before, after, quantity);
  if (difference < 0) return no('goods-cost-more', { ...known, difference: -difference });
  return accepted === difference
    ? undefined
    : no('difference-not-accepted', { ...known, difference, accepted });
}

/** The change as the event of the request records it; undefined where none is asked for. Read after the decision let it go. */
export function goodsChangeOf(before: Goods, { goods }: Ask): GoodsChange | undefined {
  const alternative = goods?.alternative;
  if (!goods || !alternative) return undefined;
  return {
    change: alternative.change,
    before,
    after: alternative.goods,
    ...(goods.acceptedDifference && { acceptedDifference: goods.acceptedDifference }),
  };
}

/** What the rule reads of the goods, for an explanation. */
export function goodsRead(before: Goods, { goods }: Ask = {}): RuleRead {
  if (!goods) return {};
  const after = goods.alternative?.goods;
  return {
    goodsBefore: before.goodsId,
    goodsAfter: goods.goodsId,
    paid: before.unitPrice,
    ...(after && { price: after.unitPrice }),
    ...(goods.acceptedDifference && { accepted: goods.acceptedDifference }),
  };
}
