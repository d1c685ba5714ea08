import { Injectable } from '@nestjs/common';
import type { ReviewDecision } from '@bujiao/contracts';
import { ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';

/** How a decided case has ended so far. `confirmed`: the buyer confirmed the receipt. `disputed`: money went back for delivered goods. */
export type CaseEnd = 'refused' | 'under-way' | 'delivered' | 'confirmed' | 'refunded' | 'disputed';

/** A case that was decided before, with the same factors. */
export interface SimilarDecision {
  readonly orderId: string;
  readonly decision: ReviewDecision;
  readonly decidedAt: Date;
  readonly end: CaseEnd;
}

/** The newest that a reviewer sees: more would be statistics. */
const MOST = 8;

/** Cases with exactly the same factors, the newest first, and what the read model of the score knows of their end. */
const SIMILAR = `
  select c.order_id as "orderId", c.outcome as decision, c.decided_at as "decidedAt",
    case
      when c.outcome <> 'approve' then 'refused'
      when o.disputed_at is not null then 'disputed'
      when o.refunded_at is not null then 'refunded'
      when q.confirmed_at is not null then 'confirmed'
      when q.delivered_at is not null then 'delivered'
      else 'under-way' end as "end"
  from (
    select d.order_id, d.resubmission_id, d.outcome, d.decided_at from review_cases as d
    where d.factors = (select factors from review_cases where resubmission_id = $1)
      and d.outcome is not null and d.resubmission_id <> $1
    order by d.decided_at desc limit ${MOST}
  ) as c
  left join risk_requests as q on q.resubmission_id = c.resubmission_id
  left join risk_orders as o on o.order_id = c.order_id
  order by c.decided_at desc`;

/** What reviewers decided of cases like one, and how those ended. */
@Injectable()
export class SimilarDecisions {
  constructor(@ServicePool('verification') private readonly pool: Pool) {}

  async to(resubmissionId: string): Promise<readonly SimilarDecision[]> {
    const { rows } = await this.pool.query<SimilarDecision>(SIMILAR, [resubmissionId]);
    return rows;
  }
}
