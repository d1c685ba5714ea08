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

/** The price list and the alternatives. Prices are set by the installation alone: who asks for goods must not price them. */
@Injectable()
export class GoodsCatalogue {
  constructor(@ServicePool('intake') private readonly pool: Pool) {}

  /** Sets name, kind and price of goods. Idempotent. */
  async list(goods: ListedGoods, setBy: string): Promise<void> {
    const { goodsId, name, goodsKind, specification, unitPrice } = goods;
    await this.pool.query(
      `insert into intake.listed_goods (goods_id, name, goods_kind, specification, unit_price, set_by)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (goods_id) do update set name = excluded.name, goods_kind = excluded.goods_kind,
         specification = excluded.specification, unit_price = excluded.unit_price, set_by = excluded.set_by, set_at = now()`,
      [goodsId, name, goodsKind, specification ?? null, unitPrice, setBy],
    );
  }

  async find(goodsId: string): Promise<ListedGoods | undefined> {
    const { rows } = await this.pool.query<GoodsRow>(
      `select ${COLUMNS} from intake.listed_goods g where g.goods_id = $1`,
      [goodsId],
    );
    return rows[0] && goodsOfRow(rows[0]);
  }

  /** Replaces the alternatives of the goods, for the orders of one merchant or for everybody else's. Idempotent. */
  async allow(
    goodsId: string,
    alternatives: readonly NamedAlternative[],
    { merchantId, setBy }: { readonly merchantId: string; readonly setBy: string },
  ): Promise<void> {
    await this.pool.query(
      `insert into intake.goods_alternatives (goods_id, merchant_id, alternatives, set_by) values ($1, $2, $3, $4)
       on conflict (goods_id, merchant_id)
       do update set alternatives = excluded.alternatives, set_by = excluded.set_by, set_at = now()`,
      [goodsId, merchantId, JSON.stringify(alternatives), setBy],
    );
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
