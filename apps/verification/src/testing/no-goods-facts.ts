import type { GoodsFactsReader } from '../goods-checks/goods-facts.service.js';

/** For goods that have no checks of their own. */
export const NO_GOODS_FACTS = { factsFor: () => Promise.resolve({}) } as unknown as GoodsFactsReader;
