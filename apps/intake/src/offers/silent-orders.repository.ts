import { Injectable } from '@nestjs/common';
import { ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';

/** A span of placings, ISO 8601. */
export interface Placed {
  readonly after: string;
  readonly until: string;
}

/**
 * Orders of which the shop has told nothing that ends them: not delivered in full, not cancelled, and with no stream, so that nobody has
 * asked for anything. A healthy order is none of them.
 */
const SILENT = `
  select r.order_id
  from unnest($1::text[], $2::text[]) as placed(after, until)
  join intake.order_records r
    on r.terms is not null and r.terms ->> 'placedAt' > placed.after and r.terms ->> 'placedAt' <= placed.until
  where not r.stream_open
    and not jsonb_path_exists(r.facts, '$.* ? (@.type == "shop.order.cancelled" && @.data.cause != "payment-timed-out")')
    and (r.terms ->> 'quantity')::int > coalesce((
      select sum((f.value -> 'data' ->> 'quantity')::int) from jsonb_each(r.facts) f
      where f.value ->> 'type' = 'shop.order.delivered'), 0)
  limit $3`;

@Injectable()
export class SilentOrders {
  private begun = false;

  constructor(@ServicePool('intake') private readonly pool: Pool) {}

  async placed(spans: readonly Placed[], most: number): Promise<readonly string[]> {
    const values = [spans.map(({ after }) => after), spans.map(({ until }) => until), most];
    const { rows } = await this.pool.query<{ order_id: string }>(SILENT, values);
    return rows.map(({ order_id }) => order_id);
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
