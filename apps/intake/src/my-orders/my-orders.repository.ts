import { Injectable } from '@nestjs/common';
import { ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';

/** After which order a page begins. */
export interface MyOrdersCursor {
  readonly attention: boolean;
  readonly placedAt: string;
  readonly orderId: string;
}

export interface Owner {
  readonly role: 'buyer' | 'merchant';
  readonly id: string;
}

const COLUMNS = { buyer: 'buyer_id', merchant: 'merchant_id' } as const;

/** Orders to which nothing but their delivery, or nothing that is open, was told come last. */
const ATTENTION = `(stream_open or legacy_facts is not null
  or not jsonb_path_exists(facts, '$.* ? (@.type == "shop.order.delivered" || @.type == "shop.order.cancelled")')
  or jsonb_path_exists(facts, '$.* ? (@.type == "shop.order.delivery-failed" || @.type == "shop.order.delayed"
    || @.type == "shop.order.payment-timed-out" || @.type == "shop.order.held")'))`;

const pageOf = (column: string): string => `
  select order_id, attention, placed_at from (
    select order_id, ${ATTENTION} as attention, coalesce(terms ->> 'placedAt', '') as placed_at
    from intake.order_records where ${column} = $1 and terms is not null
  ) own
  where $2::boolean is null or (attention::int, placed_at, order_id) < ($2::int, $3, $4)
  order by attention desc, placed_at desc, order_id desc limit $5`;

interface Row {
  readonly order_id: string;
  readonly attention: boolean;
  readonly placed_at: string;
}

/** Which orders a buyer or a merchant has: those that may need somebody first, then the newest. */
@Injectable()
export class MyOrderIds {
  constructor(@ServicePool('intake') private readonly pool: Pool) {}

  async page({ role, id }: Owner, limit: number, after?: MyOrdersCursor): Promise<MyOrdersCursor[]> {
    const values = [id, after?.attention ?? null, after?.placedAt ?? null, after?.orderId ?? null, limit];
    const { rows } = await this.pool.query<Row>(pageOf(COLUMNS[role]), values);
    return rows.map(({ order_id, attention, placed_at }) => ({
      orderId: order_id,
      attention,
      placedAt: placed_at,
    }));
  }
}
