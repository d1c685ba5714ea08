import { Injectable } from '@nestjs/common';
import { ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';

/** Orders that reached an age, by the span of their placings. */
export interface Placed {
  /** ISO 8601. */
  readonly after: string;
  /** ISO 8601. */
  readonly until: string;
  /** ms. */
  readonly age: number;
  /** ms after the order reached the age. */
  readonly late: number;
}

export interface SilentOrder {
  readonly orderId: string;
  /** When it reached the age, ms since the epoch. */
  readonly reachedAt: number;
  readonly late: number;
}

/**
 * Orders of which the shop has told nothing that ends them: not delivered in full, not cancelled, and never resubmitted. A healthy order is
 * none of them. An order that is only marked may have no stream: the process that marked it may have failed before it recorded anything.
 * Each span is read by itself, in the order of its placings: joined at once, they would be compared with every order that there is.
 */
const SILENT = `
  select order_id, placed_at, age, late
  from unnest($1::text[], $2::text[], $3::float8[], $4::float8[]) as placed(after, until, age, late)
  cross join lateral (
    select r.order_id, r.terms ->> 'placedAt' as placed_at from intake.order_records r
    where r.terms is not null and r.terms ->> 'placedAt' > placed.after and r.terms ->> 'placedAt' <= placed.until
      and (not r.stream_open or (select o.order_id from intake.resubmitted_orders o where o.order_id = r.order_id) is null)
      and not jsonb_path_exists(r.facts, '$.* ? (@.type == "shop.order.cancelled" && @.data.cause != "payment-timed-out")')
      and (r.terms ->> 'quantity')::int > coalesce((
        select sum((f.value -> 'data' ->> 'quantity')::int) from jsonb_each(r.facts) f
        where f.value ->> 'type' = 'shop.order.delivered'), 0)
    order by r.terms ->> 'placedAt', r.order_id
    limit $5
  ) silent
  order by placed_at::timestamptz + (age + late) * interval '1 millisecond', order_id
  limit $5`;

interface SilentRow {
  readonly order_id: string;
  readonly placed_at: string;
  readonly age: number;
  readonly late: number;
}

@Injectable()
export class SilentOrders {
  private begun = false;

  constructor(@ServicePool('intake') private readonly pool: Pool) {}

  /** Those that reached their age first come first. An order comes once for each span that it is in. */
  async placed(spans: readonly Placed[], most: number): Promise<readonly SilentOrder[]> {
    const columns = (['after', 'until', 'age', 'late'] as const).map((key) => spans.map((span) => span[key]));
    const { rows } = await this.pool.query<SilentRow>(SILENT, [...columns, most]);
    return rows.map(({ order_id, placed_at, age, late }) => ({
      orderId: order_id,
      reachedAt: Date.parse(placed_at) + age,
      late,
    }));
  }

  /**
   * Until when this call sweeps and from when, ms since the epoch; undefined where another process has just swept. Of several processes
   * one alone gets each span of time.
   */
  async claim(
    now: number,
    every: number,
  ): Promise<{ readonly from: number; readonly to: number } | undefined> {
    const due = new Date(now - every);
    await this.begin(due);
    // The row is locked before it is compared: of two calls at once, the second one sees what the first one has claimed.
    const { rows } = await this.pool.query<{ from: Date }>(
      `update intake.offer_sweep set swept_at = $1
       from (select swept_at from intake.offer_sweep where swept_at <= $2 for update) old
       returning old.swept_at as "from"`,
      [new Date(now), due],
    );
    const [row] = rows;
    return row && { from: row.from.getTime(), to: now };
  }

  /** The first sweep of an installation begins here. Asked once a process. */
  private async begin(from: Date): Promise<void> {
    if (this.begun) return;
    await this.pool.query(
      'insert into intake.offer_sweep (swept_at) values ($1) on conflict (one) do nothing',
      [from],
    );
    this.begun = true;
  }
}
