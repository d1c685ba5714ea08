import { Injectable, Logger } from '@nestjs/common';
import { ChangeFeed, Config, NotifiedMark, ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';
import { REJECTED_CHANNEL } from '../database/notify-of-rejections.migration.js';

export const REJECTED_VIEWS = ['rejected'] as const;

/** Rows are added with rising ids, and the oldest are removed. */
const MARK = `
  select concat_ws('/', min(id), max(id)) as mark from intake.rejected_order_events`;

/** Follows rejected order events while somebody has the list open. */
@Injectable()
export class RejectedChanges extends ChangeFeed {
  constructor(@ServicePool('intake') pool: Pool, { pgUrl }: Config) {
    const logger = new Logger('rejected order events');
    const mark = new NotifiedMark({
      url: pgUrl,
      name: 'rejected order events',
      channel: REJECTED_CHANNEL,
      read: async () => (await pool.query<{ mark: string }>(MARK)).rows[0]?.mark ?? '',
    });
    super({
      whileWatched: mark.listen,
      read: async () => ({ rejected: await mark.read() }),
      onTrouble: (err) => logger.warn({ msg: 'rejected order events could not be followed', err }),
    });
  }
}
