import { Injectable } from '@nestjs/common';
import { ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';

/** Other orders that are named for one mark. */
const MOST = 5;

const OTHERS = `
  select m.mark, array(
    select e.order_id from risk_evidence as e where e.mark = m.mark and e.order_id <> $1
    group by e.order_id order by max(e.added_at) desc limit ${MOST}) as orders
  from unnest($2::text[]) as m(mark)`;

/** Where the same evidence was used, as far as the read model has come. */
@Injectable()
export class EvidenceUses {
  constructor(@ServicePool('verification') private readonly pool: Pool) {}

  /** Other orders that had evidence with these marks, by mark, the newest first; a bounded number of them. */
  async ofOthers(orderId: string, marks: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    if (marks.length === 0) return new Map();
    const { rows } = await this.pool.query<{ readonly mark: string; readonly orders: readonly string[] }>(
      OTHERS,
      [orderId, marks],
    );
    return new Map(rows.map(({ mark, orders }) => [mark, orders]));
  }
}
