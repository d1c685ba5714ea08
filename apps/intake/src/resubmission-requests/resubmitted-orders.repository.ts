import { Injectable } from '@nestjs/common';
import { rowsOf, texts } from '@bujiao/fast-pg';
import { ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';

/** What became of an order's resubmission, with the revision of the order's stream at which it did. */
export interface ResubmissionMark {
  readonly orderId: string;
  readonly is: 'requested' | 'ended';
  readonly revision: number;
}

/** The newest revision counts, in whatever order marks come and however often. Rows are locked in one order. */
const MARK = `
  insert into intake.resubmitted_orders as known (order_id, requested_at, ended_at)
  select id, coalesce(max(at::integer) filter (where what = 'requested'), -1),
    coalesce(max(at::integer) filter (where what = 'ended'), -2)
  from unnest($1::text[], $2::text[], $3::text[]) as t(id, what, at)
  group by id
  order by id
  on conflict (order_id) do update set
    requested_at = greatest(known.requested_at, excluded.requested_at),
    ended_at = greatest(known.ended_at, excluded.ended_at)`;

/** Those that are known to be open come first. Without a row: the stream is young, or older than the table. */
const OPEN = `
  select o.order_id from intake.order_records o left join intake.resubmitted_orders r using (order_id)
  where o.buyer_id = $1 and o.stream_open and coalesce(r.requested_at > r.ended_at, true)
  order by r.order_id is null, o.terms ->> 'placedAt' desc, o.order_id
  limit $2`;

/** Which orders have a resubmission that has not ended. Marks lag some 50 ms behind the events. */
@Injectable()
export class ResubmittedOrders {
  constructor(@ServicePool('intake') private readonly pool: Pool) {}

  /** Idempotent and commutative. */
  async mark(marks: readonly ResubmissionMark[]): Promise<void> {
    if (marks.length === 0) return;
    await rowsOf(this.pool, {
      name: 'intake-mark-resubmitted-orders',
      text: MARK,
      parameters: [
        texts(marks.map(({ orderId }) => orderId)),
        texts(marks.map(({ is }) => is)),
        texts(marks.map(({ revision }) => String(revision))),
      ],
    });
  }

  /** Orders of this buyer that may have an open resubmission: all that have, and those that nobody has looked at. */
  async mayBeOpen(buyerId: string, most: number): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ order_id: string }>({
      name: 'intake-resubmitted-orders-of-buyer',
      text: OPEN,
      values: [buyerId, most],
    });
    return rows.map(({ order_id }) => order_id);
  }
}
