import { Injectable } from '@nestjs/common';
import { ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';

/** A role that is bound to a buyer. The target is sealed with the buyer's key, as their request had it. */
export interface BoundRole {
  readonly role: string;
  readonly buyerId: string;
  readonly orderId: string;
  readonly goodsName: string;
  readonly sealed: string;
  readonly boundAt: Date;
}

/** Most roles that a list holds. */
const MOST_ROWS = 500;

/** The roles of buyers, for their lists. The stream of a role decides; a row that is missing is written by the next claim. */
@Injectable()
export class BoundRoles {
  constructor(@ServicePool('verification') private readonly pool: Pool) {}

  /** Idempotent; takes the row over from an earlier owner. */
  async put({ role, buyerId, orderId, goodsName, sealed }: Omit<BoundRole, 'boundAt'>): Promise<void> {
    await this.pool.query(
      `insert into verification.bound_roles as known (role, buyer_id, order_id, goods_name, sealed, bound_at)
       values ($1, $2, $3, $4, $5, now())
       on conflict (role) do update set buyer_id = excluded.buyer_id, order_id = excluded.order_id,
         goods_name = excluded.goods_name, sealed = excluded.sealed, bound_at = excluded.bound_at
       where known.buyer_id <> excluded.buyer_id`,
      [role, buyerId, orderId, goodsName, sealed],
    );
  }

  /** The newest first. */
  async of(buyerId: string): Promise<readonly BoundRole[]> {
    const { rows } = await this.pool.query<BoundRole>(
      `select role, buyer_id as "buyerId", order_id as "orderId", goods_name as "goodsName", sealed, bound_at as "boundAt"
       from verification.bound_roles where buyer_id = $1 order by bound_at desc, role limit ${MOST_ROWS}`,
      [buyerId],
    );
    return rows;
  }

  /** Idempotent. */
  async remove(buyerId: string, role: string): Promise<void> {
    await this.pool.query(`delete from verification.bound_roles where buyer_id = $1 and role = $2`, [
      buyerId,
      role,
    ]);
  }
}
