import { isOutage } from '@bujiao/basics';
import type { Task } from 'graphile-worker';
import type { Pool } from 'pg';
import type { TimerHandler } from './timers.js';

export interface OutageWaitsOptions {
  readonly pool: Pool;
  readonly jobsSchema: string;
  /**
   * Tries that are counted of a timer whose handler meets an outage. It is tried again after e^tries to 2·e^tries seconds.
   * @default 2, for 7 to 15 seconds, as long as the event bus waits
   */
  readonly outageTries?: number;
}

const TRIES = 2;

/**
 * Keeps timers whose handlers meet an outage of a shared dependency from waiting long after its end: graphile-worker waits e^tries
 * seconds from one try to the next, up to six hours. Tries of an outage are therefore counted up to a few, and the others lengthen no
 * wait. For ops such a timer has its last error, and never more tries than those few and one.
 */
export class OutageWaits {
  private readonly statement: string;
  private readonly tries: number;

  constructor(private readonly options: OutageWaitsOptions) {
    this.tries = options.outageTries ?? TRIES;
    // graphile-worker adds e^attempts seconds to `run_at`. Some more by chance: what failed together is not tried again together.
    // A timer that was set again while its handler ran has all its attempts, and is left to that successor.
    this.statement = `UPDATE ${options.jobsSchema}._private_jobs
      SET attempts = $2::int, run_at = now() + random() * exp($2::int) * interval '1 second'
      WHERE id = $1 AND attempts > $2::int AND attempts < max_attempts`;
  }

  /** The handler as a task of graphile-worker. It throws what the handler throws. */
  taskOf(handler: TimerHandler): Task {
    return async (payload, { job }) => {
      try {
        await handler(payload as object);
      } catch (error) {
        // Where PostgreSQL is what is away, the wait stays as long as graphile-worker makes it.
        if (isOutage(error)) await this.shorten(job.id).catch(() => undefined);
        throw error;
      }
    };
  }

  private async shorten(jobId: string): Promise<void> {
    await this.options.pool.query(this.statement, [jobId, this.tries]);
  }
}
