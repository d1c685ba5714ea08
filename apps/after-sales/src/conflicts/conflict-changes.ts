import { Injectable, Logger } from '@nestjs/common';
import { ChangeFeed, ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';

export const CONFLICT_VIEWS = ['conflicts'] as const;

/** The rows of an order move with its revision, and leave the list when they are closed. */
const MARK = `
  select concat_ws('/', count(*), sum(revision), max(found_at)) as mark
  from after_sales.order_conflicts where closed_at is null`;

/** Looks at the list of contradictions while somebody has it open. */
@Injectable()
export class ConflictChanges extends ChangeFeed {
  constructor(@ServicePool('after_sales') pool: Pool) {
    const logger = new Logger('contradictions');
    super({
      read: async () => ({ conflicts: (await pool.query<{ mark: string }>(MARK)).rows[0]?.mark ?? '' }),
      onTrouble: (err) => logger.warn({ msg: 'the list of contradictions could not be looked at', err }),
    });
  }
}
