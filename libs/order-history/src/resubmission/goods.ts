import type { Goods, OrderTerms } from '@bujiao/contracts';
import type { Resubmission } from './resubmission.js';

/** The goods that a resubmission delivers: those that it asked for in place of the ordered ones, or the ordered ones. */
export const goodsOf = (
  { goods }: Pick<OrderTerms, 'goods'>,
  resubmission: Pick<Resubmission, 'goods'> | undefined,
): Goods => resubmission?.goods?.after ?? goods;
