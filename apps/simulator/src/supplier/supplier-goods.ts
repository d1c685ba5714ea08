import type { BizContent, SupplierOrderRequest } from './supplier-protocol.js';

/** What the supplier sells. */
export interface SupplierGoods {
  readonly goodsNo: string;
  /** What one unit costs, integer 分. */
  readonly cost: number;
  /** Fields that an order must fill besides the account. */
  readonly needs: readonly Exclude<keyof BizContent, 'account'>[];
}

const CODE_OF_MISSING = { game_area: 103, game_server: 103, game_role: 113 } as const;

/** The code with which the supplier turns an order down before it takes it; undefined where it takes it. */
export function reasonToRefuse(
  goods: ReadonlyMap<string, SupplierGoods> | undefined,
  order: SupplierOrderRequest,
): number | undefined {
  if (!goods) return undefined;
  const wanted = goods.get(order.goods_no);
  if (!wanted) return 107;
  const missing = wanted.needs.find((field) => !order.biz_content[field]);
  if (missing) return CODE_OF_MISSING[missing];
  const dear = order.max_amount !== undefined && wanted.cost * order.buy_quantity > order.max_amount;
  return dear ? 111 : undefined;
}
