import type { Schemas } from '@bujiao/client';
import type { ApiClient } from './client.js';

export type GoodsLine = Schemas['GoodsLineDto'];
export type GoodsCheck = Schemas['GoodsCheckDto'];
export type GoodsFinding = Schemas['GoodsFindingDto'];
export type GoodsChange = Schemas['GoodsChangeDto'];
export type GoodsDifference = Schemas['GoodsDifferenceDto'];

/** Lines of a page of the catalogue. */
export const GOODS_PAGE = 200;
const MOST_CHANGES = 50;

export const goods = {
  /** @param after id of the last goods of the page before */
  page: async (
    api: ApiClient,
    { q, after }: { readonly q?: string | undefined; readonly after?: string | undefined },
  ): Promise<readonly GoodsLine[]> =>
    (
      await api.get('/goods', {
        query: { limit: GOODS_PAGE, ...(q && { q }), ...(after !== undefined && { after }) },
      })
    ).goods,
  /** Undefined where there are no such goods. */
  line: async (api: ApiClient, goodsId: string): Promise<GoodsLine | undefined> =>
    (await api.get('/goods', { query: { goodsId } })).goods[0],
  /** The newest, first. */
  changes: async (api: ApiClient, goodsId: string): Promise<readonly GoodsChange[]> =>
    (await api.get('/goods/{goodsId}/changes', { path: { goodsId }, query: { limit: MOST_CHANGES } }))
      .changes,
  check: (api: ApiClient, text: string) => api.post('/goods-imports/check', { body: { text } }),
  import: (api: ApiClient, text: string, because: string) =>
    api.post('/goods-imports', { body: { text, because } }),
};
