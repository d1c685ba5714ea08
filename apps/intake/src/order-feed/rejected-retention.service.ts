import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Config, Retention, ServicePool, type Kept } from '@bujiao/platform';
import type { Pool } from 'pg';

/** An array: joined with the rows to remove, those might be read by reading the table. */
const REMOVE = `
delete from intake.rejected_order_events where id = any (array(
  select id from intake.rejected_order_events where rejected_at < $1 order by rejected_at limit $2
))`;

export const rejectedEvents = (pool: Pool): Kept => ({
  what: 'rejected order events',
  remove: async (before, most) => (await pool.query(REMOVE, [before, most])).rowCount ?? 0,
});

/** A publisher that sends the same wrong event for ever would fill the table: it is kept for `RETENTION_DAYS`. */
@Injectable()
export class RejectedRetention implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly retention: Retention;

  constructor(config: Config, @ServicePool('intake') pool: Pool) {
    this.retention = new Retention(config.retentionDays, [rejectedEvents(pool)]);
  }

  onApplicationBootstrap(): void {
    this.retention.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.retention.stop();
  }
}
