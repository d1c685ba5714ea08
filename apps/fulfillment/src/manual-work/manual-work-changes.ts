import { Injectable, Logger } from '@nestjs/common';
import { ChangeFeed, ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';

export const WORK_VIEWS = ['manual-work'] as const;

/** A row moves only to a higher revision, and leaves the list once it is settled. */
const MARK = `
  select concat_ws('/', count(*), sum(revision), max(since)) as mark from fulfillment.manual_work where waiting`;

/** Looks at the work list while somebody has it open. */
@Injectable()
export class ManualWorkChanges extends ChangeFeed {
  constructor(@ServicePool('fulfillment') pool: Pool) {
    const logger = new Logger('manual work');
    super({
      read: async () => ({ 'manual-work': (await pool.query<{ mark: string }>(MARK)).rows[0]?.mark ?? '' }),
      onTrouble: (err) => logger.warn({ msg: 'the work list could not be looked at', err }),
    });
  }
}
