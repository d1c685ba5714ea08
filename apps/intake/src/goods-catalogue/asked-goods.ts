import type { Goods, OrderTerms } from '@bujiao/contracts';
import type { AskedGoods } from '@bujiao/order-history';
import type { Alternative, GoodsCatalogue } from './goods-catalogue.repository.js';

export const asGoods = ({ goodsId, name, goodsKind, unitPrice }: Alternative): Goods => ({
  goodsId,
  name,
  kind: goodsKind,
  unitPrice,
});

/** The goods that a request names, with what is offered under that id for this order now. */
export async function askedGoods(
  catalogue: GoodsCatalogue,
  { goods, merchantId }: OrderTerms,
  { goodsId, acceptedDifference }: { readonly goodsId: string; readonly acceptedDifference?: number },
): Promise<AskedGoods> {
  const offered = await catalogue.alternatives(goods.goodsId, merchantId);
  const alternative = offered.find((one) => one.goodsId === goodsId);
  return {
    goodsId,
    ...(alternative && { alternative: { change: alternative.change, goods: asGoods(alternative) } }),
    ...(acceptedDifference !== undefined && { acceptedDifference }),
  };
}
