import type { DeadLetterDesk } from '@bujiao/event-bus';
import type { Pool } from 'pg';
import { JobLeft } from '../jobs/job-errors.js';
import type { JobWork } from '../jobs/job-runner.js';
import type { RunningJob } from '../jobs/running-job.js';

const MOST_AT_ONCE = 100;

export interface DiscardWorkOptions {
  readonly pool: Pool;
  readonly letters: Pick<DeadLetterDesk, 'discard'>;
}

/**
 * Gives up exactly the dead letters of its plan, each with who and why. One that was closed meanwhile is left as it is. A crash repeats
 * the last batch, which changes nothing.
 */
export class DiscardWork implements JobWork {
  readonly target = 'discard:%';

  constructor(private readonly options: DiscardWorkOptions) {}

  async run(job: RunningJob): ReturnType<JobWork['run']> {
    const { letters = [] } = job.job.plan;
    const { runBy = job.job.plannedBy, runBecause = job.job.because, id } = job.job;
    const why = `${runBecause} (${id})`;
    let next = Number(job.checkpoint ?? 0);
    while (next < letters.length && !job.signal.aborted) {
      const batch = letters.slice(next, next + Math.min(MOST_AT_ONCE, job.batchSize));
      const written = await this.discard(batch, runBy, why);
      next += batch.length;
      await job.commit({ checkpoint: String(next), events: batch.length, written });
    }
    if (job.signal.aborted) throw new JobLeft(job.job.id);
    const discarded = await this.countDiscarded(letters, why);
    return { phase: 'finished', result: { discarded, closedMeanwhile: letters.length - discarded } };
  }

  cleanUp(): Promise<void> {
    return Promise.resolve();
  }

  private async discard(ids: readonly string[], by: string, why: string): Promise<number> {
    let discarded = 0;
    for (const id of ids) if (await this.options.letters.discard(id, by, why)) discarded += 1;
    return discarded;
  }

  /** Over all workers that have worked on the job. */
  private async countDiscarded(ids: readonly string[], why: string): Promise<number> {
    const { rows } = await this.options.pool.query<{ count: number }>(
      `select count(*)::int as count from event_bus.dead_letters
       where id = any ($1::bigint[]) and state = 'discarded' and closed_why = $2`,
      [ids, why],
    );
    return rows[0]?.count ?? 0;
  }
}
