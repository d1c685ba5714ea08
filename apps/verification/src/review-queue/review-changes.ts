import { Injectable, Logger } from '@nestjs/common';
import { ChangeFeed, ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';

export const REVIEW_VIEWS = ['reviews'] as const;

/** Cases come and go, are claimed, decided, reminded of and escalated. */
const MARK = `
  select concat_ws('/', count(*), max(requested_at), count(*) filter (where claimed_until > now()), max(claimed_until),
    count(held), max(held_until), count(problem), max(reminded_at), max(overdue_at)) as mark
  from review_cases where open`;

/** Looks at the review queue while somebody has it open. */
@Injectable()
export class ReviewChanges extends ChangeFeed {
  constructor(@ServicePool('verification') pool: Pool) {
    const logger = new Logger('review queue');
    super({
      read: async () => ({ reviews: (await pool.query<{ mark: string }>(MARK)).rows[0]?.mark ?? '' }),
      onTrouble: (err) => logger.warn({ msg: 'the review queue could not be looked at', err }),
    });
  }
}
