import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import {
  differencesOf,
  keyOfEdit,
  type GoodsDifference,
  type GoodsEdit,
  type GoodsEditKind,
} from './goods-edits.js';

/** Who changes the catalogue. */
export interface ChangedBy {
  readonly id: string;
  readonly role: string;
  readonly because?: string;
}

/** A change on record. */
export interface GoodsChangeRecord {
  /** A decimal number that grows. */
  readonly changeId: string;
  readonly what: GoodsEditKind;
  readonly merchantId?: string;
  readonly was?: GoodsEdit['becomes'];
  readonly becomes: GoodsEdit['becomes'];
  readonly by: string;
  readonly role: string;
  readonly because?: string;
  readonly at: Date;
}

const PRESENT = `
  select 'price' as what, goods_id as "goodsId", '' as "merchantId",
    jsonb_strip_nulls(jsonb_build_object('name', name, 'goodsKind', goods_kind, 'specification', specification,
      'unitPrice', unit_price)) as becomes
  from intake.listed_goods where goods_id = any ($1)
  union all
  select 'alternatives', goods_id, merchant_id, alternatives from intake.goods_alternatives where goods_id = any ($1)`;
const SET_PRICES = `
  insert into intake.listed_goods (goods_id, name, goods_kind, specification, unit_price, set_by)
  select "goodsId", becomes ->> 'name', becomes ->> 'goodsKind', becomes ->> 'specification',
    (becomes ->> 'unitPrice')::bigint, $2
  from jsonb_to_recordset($1::jsonb) as edit(what text, "goodsId" text, becomes jsonb) where what = 'price'
  on conflict (goods_id) do update set name = excluded.name, goods_kind = excluded.goods_kind,
    specification = excluded.specification, unit_price = excluded.unit_price, set_by = excluded.set_by, set_at = now()`;
const SET_ALTERNATIVES = `
  insert into intake.goods_alternatives (goods_id, merchant_id, alternatives, set_by)
  select "goodsId", "merchantId", becomes, $2
  from jsonb_to_recordset($1::jsonb) as edit(what text, "goodsId" text, "merchantId" text, becomes jsonb)
  where what = 'alternatives'
  on conflict (goods_id, merchant_id)
  do update set alternatives = excluded.alternatives, set_by = excluded.set_by, set_at = now()`;
const RECORD = `
  insert into intake.goods_changes (goods_id, merchant_id, what, was, becomes, changed_by, role, because)
  select "goodsId", coalesce("merchantId", ''), what, was, becomes, $2, $3, $4
  from jsonb_to_recordset($1::jsonb)
    as edit(what text, "goodsId" text, "merchantId" text, was jsonb, becomes jsonb)`;
const RECORDED = `
  select change_id as "changeId", what, nullif(merchant_id, '') as "merchantId", was, becomes, changed_by as by, role, because,
    changed_at as at
  from intake.goods_changes where goods_id = $1 and ($2::bigint is null or change_id < $2)
  order by change_id desc limit $3`;

type Row = Pick<GoodsEdit, 'what' | 'goodsId' | 'becomes'> & { readonly merchantId: string };

/** Sets prices and alternatives, and records who set what, when and why. */
@Injectable()
export class GoodsChanges {
  constructor(@InjectDataSource('intake') private readonly database: DataSource) {}

  /** What the edits would change now. */
  async preview(edits: readonly GoodsEdit[]): Promise<readonly GoodsDifference[]> {
    return differencesIn(this.database.manager, edits);
  }

  /** All or nothing. What is so already is neither set nor recorded: idempotent. One change of the catalogue at a time. */
  async apply(
    edits: readonly GoodsEdit[],
    { id, role, because }: ChangedBy,
  ): Promise<readonly GoodsDifference[]> {
    return this.database.transaction(async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtext('goods catalogue'))`);
      const differences = await differencesIn(manager, edits);
      if (differences.length === 0) return [];
      const rows = JSON.stringify(differences);
      await manager.query(SET_PRICES, [rows, id]);
      await manager.query(SET_ALTERNATIVES, [rows, id]);
      await manager.query(RECORD, [rows, id, role, because ?? null]);
      return differences;
    });
  }

  /** Changes of goods, the newest first. @param before `changeId` of the last one of the page before */
  async of(goodsId: string, most: number, before?: string): Promise<readonly GoodsChangeRecord[]> {
    const rows = await this.database.query<(Nullable<GoodsChangeRecord> & { at: Date })[]>(RECORDED, [
      goodsId,
      before ?? null,
      most,
    ]);
    return rows.map((row) => withoutNulls(row) as unknown as GoodsChangeRecord);
  }
}

type Nullable<T> = { readonly [Key in keyof T]: T[Key] | null };

const withoutNulls = (row: object): object =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

async function differencesIn(
  manager: EntityManager,
  edits: readonly GoodsEdit[],
): Promise<readonly GoodsDifference[]> {
  const rows = await manager.query<Row[]>(PRESENT, [[...new Set(edits.map(({ goodsId }) => goodsId))]]);
  return differencesOf(edits, new Map(rows.map((row) => [keyOfEdit(row), row.becomes])));
}
