import { isDeepStrictEqual } from 'node:util';
import type { ListedGoods, NamedAlternative } from './goods-catalogue.repository.js';

export const GOODS_EDITS = ['price', 'alternatives'] as const;
export type GoodsEditKind = (typeof GOODS_EDITS)[number];

/** What goods are to be from now on. */
export type GoodsEdit =
  | { readonly what: 'price'; readonly goodsId: string; readonly becomes: PricedGoods }
  | {
      readonly what: 'alternatives';
      readonly goodsId: string;
      /** Whose orders the list is for; empty: everybody else's. */
      readonly merchantId: string;
      readonly becomes: readonly NamedAlternative[];
    };

export type PricedGoods = Omit<ListedGoods, 'goodsId'>;

/** With what it was before; undefined where there was nothing. */
export type GoodsDifference = GoodsEdit & { readonly was: GoodsEdit['becomes'] | undefined };

export const keyOfEdit = (edit: Pick<GoodsEdit, 'what' | 'goodsId'> & { merchantId?: string }): string =>
  JSON.stringify([edit.what, edit.goodsId, edit.merchantId ?? '']);

/** The edits that change anything. The order of alternatives is part of them: buyers see the list in it. */
export const differencesOf = (
  edits: readonly GoodsEdit[],
  present: ReadonlyMap<string, GoodsEdit['becomes']>,
): readonly GoodsDifference[] =>
  edits
    .map((edit) => ({ ...edit, was: present.get(keyOfEdit(edit)) }))
    .filter((edit) => !isDeepStrictEqual(edit.was ?? presentWithout(edit), edit.becomes));

/** Without a list for everybody nothing may go in place of the goods, as with an empty one. A merchant without one has that of everybody. */
const presentWithout = (edit: GoodsEdit): readonly NamedAlternative[] | undefined =>
  edit.what === 'alternatives' && edit.merchantId === '' ? [] : undefined;
