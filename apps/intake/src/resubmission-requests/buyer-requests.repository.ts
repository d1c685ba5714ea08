import { Injectable } from '@nestjs/common';
import { Batcher } from '@bujiao/batching';
import { rowsOf, texts, timestamps } from '@bujiao/fast-pg';
import { MOST_COUNTED } from '@bujiao/order-history';
import { ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';

/** A request for a resubmission that was recorded. */
export interface RecordedRequest {
  readonly resubmissionId: string;
  readonly orderId: string;
  /** ISO 8601. */
  readonly requestedAt: string;
}

/** The longest window that a policy can count over is shorter than this. */
const KEPT = `interval '181 days'`;

const ADD = `
  insert into intake.buyer_requests (resubmission_id, buyer_id, requested_at)
  select distinct on (id) id::uuid, o.buyer_id, at
  from unnest($1::text[], $2::text[], $3::timestamptz[]) as t(id, order_id, at)
  join intake.order_records as o on o.order_id = t.order_id
  where o.buyer_id is not null
  order by id
  on conflict do nothing`;

const TIMES = `
  select w.n::text, (
    select json_agg((extract(epoch from requested_at) * 1000)::bigint) from (
      select requested_at from intake.buyer_requests
      where buyer_id = w.buyer_id and requested_at > now() - ${KEPT}
      order by requested_at desc limit ${MOST_COUNTED}
    ) as newest
  )::text
  from unnest($1::text[]) with ordinality as w(buyer_id, n)`;

/** When resubmissions were asked for, by buyer. Lags some 50 ms behind the events; every request is counted once. */
@Injectable()
export class BuyerRequests {
  private readonly reads: Batcher<string, readonly number[]>;

  constructor(@ServicePool('intake') private readonly pool: Pool) {
    this.reads = new Batcher((buyers) => this.timesOfAll(buyers), { concurrency: 2 });
  }

  /** Idempotent. */
  async add(requests: readonly RecordedRequest[]): Promise<void> {
    if (requests.length === 0) return;
    await rowsOf(this.pool, {
      name: 'intake-add-buyer-requests',
      text: ADD,
      parameters: [
        texts(requests.map(({ resubmissionId }) => resubmissionId)),
        texts(requests.map(({ orderId }) => orderId)),
        timestamps(requests.map(({ requestedAt }) => Date.parse(requestedAt))),
      ],
    });
  }

  /** Of the orders of this buyer, whoever asked: ms since the epoch, the newest first, at most {@link MOST_COUNTED}. */
  timesOf(buyerId: string): Promise<readonly number[]> {
    return this.reads.add(buyerId);
  }

  private async timesOfAll(buyers: readonly string[]): Promise<(readonly number[])[]> {
    const rows = await rowsOf<readonly [string, string | null]>(this.pool, {
      name: 'intake-buyer-requests',
      text: TIMES,
      parameters: [texts(buyers)],
    });
    const times = new Map(rows.map(([n, json]) => [Number(n), json]));
    return buyers.map((_, i) => JSON.parse(times.get(i + 1) ?? '[]') as readonly number[]);
  }
}
