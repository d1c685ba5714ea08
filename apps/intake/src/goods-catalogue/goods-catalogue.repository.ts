import { Injectable } from '@nestjs/common';
import type { GoodsChangeKind, GoodsKind } from '@bujiao/contracts';
import { ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';

/** Goods with their price of today. */
export interface ListedGoods {
  readonly goodsId: string;
  readonly name: string;
  readonly goodsKind: GoodsKind;
  readonly specification?: string;
  /** Integer 分. */
  readonly unitPrice: number;
}

/** Goods that may go out in place of others. */
export interface NamedAlternative {
  readonly goodsId: string;
  readonly change: GoodsChangeKind;
}
export interface Alternative extends ListedGoods {
  readonly change: GoodsChangeKind;
}

interface GoodsRow {
  readonly goods_id: string;
  readonly name: string;
  readonly goods_kind: GoodsKind;
  readonly specification: string | null;
  readonly unit_price: string;
}

const COLUMNS = 'g.goods_id, g.name, g.goods_kind, g.specification, g.unit_price';
/** The list that holds where the merchant of an order has none. */
export const FOR_EVERYBODY = '';

export interface GoodsPage {
  /** A part of an id or a name. */
  readonly search?: string;
  /** These goods alone. */
  readonly goodsId?: string;
  /** Id of the last line of the page before. */
  readonly after?: string;
  readonly most: number;
}

/** Goods with the list that holds for everybody. */
export interface GoodsLine {
  readonly goodsId: string;
  /** Absent where they have no price. */
  readonly listed?: ListedGoods;
  readonly alternatives: readonly NamedAlternative[];
  /** Merchants that have a list of their own. */
  readonly ownLists: number;
  readonly setBy: string;
  readonly setAt: Date;
}

type LineRow = { readonly [Key in keyof GoodsRow]: GoodsRow[Key] | null } & {
  readonly goods_id: string;
  readonly alternatives: readonly NamedAlternative[] | null;
  readonly own_lists: number;
  readonly set_by: string;
  readonly set_at: Date;
};

/** By bytes, so that the order of a page does not depend on the database's language. */
const linesOf = (ids: string): string => `
  select ids.goods_id, g.name, g.goods_kind, g.specification, g.unit_price, a.alternatives,
    (select count(*)::int from intake.goods_alternatives o where o.goods_id = ids.goods_id and o.merchant_id <> '') as own_lists,
    last.set_by, last.set_at
  from (${ids}) ids
  left join intake.listed_goods g on g.goods_id = ids.goods_id
  left join intake.goods_alternatives a on a.goods_id = ids.goods_id and a.merchant_id = ''
  cross join lateral (
    select set_by, set_at from (
      select set_by, set_at from intake.listed_goods where goods_id = ids.goods_id
      union all select set_by, set_at from intake.goods_alternatives where goods_id = ids.goods_id) sets
    order by set_at desc limit 1) last
  where ids.goods_id collate "C" > $1 and ($2::text is null or ids.goods_id ilike $2 or g.name ilike $2)
  order by ids.goods_id collate "C" limit $3`;

const ALL_LINES = linesOf(
  'select goods_id from intake.listed_goods union select goods_id from intake.goods_alternatives',
);
/** By itself: as one more condition, it would read all goods. */
const ONE_LINE = linesOf(`
  select goods_id from intake.listed_goods where goods_id = $4
  union select goods_id from intake.goods_alternatives where goods_id = $4`);

/** A part of a text, for `ilike`. */
const pattern = (part: string): string => `%${part.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** Reads the price list and the alternatives. Prices are set by the installation alone: who asks for goods must not price them. */
@Injectable()
export class GoodsCatalogue {
  constructor(@ServicePool('intake') private readonly pool: Pool) {}

  async find(goodsId: string): Promise<ListedGoods | undefined> {
    const { rows } = await this.pool.query<GoodsRow>(
      `select ${COLUMNS} from intake.listed_goods g where g.goods_id = $1`,
      [goodsId],
    );
    return rows[0] && goodsOfRow(rows[0]);
  }

  /** Those of the ids that have a price. */
  async pricedOf(goodsIds: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.pool.query<{ readonly goods_id: string }>(
      'select goods_id from intake.listed_goods where goods_id = any ($1)',
      [goodsIds],
    );
    return new Set(rows.map(({ goods_id }) => goods_id));
  }

  /** Goods with a price or alternatives, by id. */
  async page({ search, goodsId, after, most }: GoodsPage): Promise<readonly GoodsLine[]> {
    const values = [after ?? '', search ? pattern(search) : null, most];
    const { rows } = await (goodsId === undefined
      ? this.pool.query<LineRow>(ALL_LINES, values)
      : this.pool.query<LineRow>(ONE_LINE, [...values, goodsId]));
    return rows.map(lineOfRow);
  }

  /**
   * What may go out in place of the goods, in the order of the list: the merchant's own list, or where there is none the one for
   * everybody. Goods without a price are left out.
   */
  async alternatives(goodsId: string, merchantId = FOR_EVERYBODY): Promise<readonly Alternative[]> {
    const { rows } = await this.pool.query<GoodsRow & { readonly change: GoodsChangeKind }>({
      name: 'intake-alternatives',
      text: `select ${COLUMNS}, one.value ->> 'change' as change
        from (select alternatives from intake.goods_alternatives
               where goods_id = $1 and merchant_id in ($2, '') order by merchant_id desc limit 1) list,
          jsonb_array_elements(list.alternatives) with ordinality one(value, place)
          join intake.listed_goods g on g.goods_id = one.value ->> 'goodsId'
        order by one.place`,
      values: [goodsId, merchantId],
    });
    return rows.map((row) => ({ ...goodsOfRow(row), change: row.change }));
  }
}

const goodsOfRow = ({ goods_id, name, goods_kind, specification, unit_price }: GoodsRow): ListedGoods => ({
  goodsId: goods_id,
  name,
  goodsKind: goods_kind,
  ...(specification !== null && { specification }),
  unitPrice: Number(unit_price),
});

const lineOfRow = ({ name, goods_kind, unit_price, ...row }: LineRow): GoodsLine => ({
  goodsId: row.goods_id,
  ...(name !== null &&
    goods_kind !== null &&
    unit_price !== null && { listed: goodsOfRow({ ...row, name, goods_kind, unit_price }) }),
  alternatives: row.alternatives ?? [],
  ownLists: row.own_lists,
  setBy: row.set_by,
  setAt: row.set_at,
});
