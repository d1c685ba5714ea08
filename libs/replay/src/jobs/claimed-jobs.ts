import type { Pool, PoolClient } from 'pg';
import type { Job, JobPhase, JobState } from './job.js';
import { JobLeft } from './job-errors.js';
import { JOBS_CHANNEL } from './jobs-channel.js';
import { toJob, type JobRow } from './job-row.js';

export interface ClaimedJob {
  readonly job: Job;
  /** Of this claim: a later claim has a greater one, and this one can write nothing any more. */
  readonly token: string;
  /** It was cancelled: only clean up. */
  readonly cancelled: boolean;
}

export interface Progress {
  readonly checkpoint: string;
  /** Worked off since the last time. */
  readonly events: number;
  readonly written: number;
}

/** Seconds after which the job of a worker that died is taken over. */
const LEASE = "interval '15 seconds'";

/** The jobs as workers see them. Each write holds only as long as the worker holds the job. */
export class ClaimedJobs {
  constructor(private readonly pool: Pool) {}

  /** The oldest job that nobody works on, or undefined. @param targets SQL patterns, such as `projection:after-sales-progress` */
  async claim(targets: readonly string[]): Promise<ClaimedJob | undefined> {
    const { rows } = await this.pool.query<JobRow>({
      name: 'ops-claim-job',
      text: `update ops.jobs set token = token + 1, lease_until = now() + ${LEASE}
       where id = (
         select id from ops.jobs
         where target like any ($1) and (lease_until is null or lease_until < now())
           and (state = 'running' or (state = 'cancelled' and started_at is not null and not cleaned))
         order by seq limit 1 for update skip locked
       ) returning *`,
      values: [targets],
    });
    const [row] = rows;
    return row && { job: toJob(row), token: row.token, cancelled: row.state === 'cancelled' };
  }

  /** @returns the state that the job is in now; undefined when another worker has taken it over */
  async renew({ job, token }: ClaimedJob): Promise<JobState | undefined> {
    const { rows } = await this.pool.query<{ state: JobState }>(
      `update ops.jobs set lease_until = now() + ${LEASE} where id = $1 and token = $2 returning state`,
      [job.id, token],
    );
    return rows[0]?.state;
  }

  /**
   * Moves the checkpoint, in the transaction that wrote what it stands for.
   * @returns events a second that are allowed now
   * @throws JobLeft when the worker does not hold the job any more; the transaction has to be rolled back then
   */
  async save(
    on: Pool | PoolClient,
    { job, token }: ClaimedJob,
    { checkpoint, events, written }: Progress,
  ): Promise<number> {
    const { rows } = await on.query<{ rate: number }>({
      name: 'ops-save-job',
      text: `update ops.jobs set checkpoint = $3, events = events + $4, written = written + $5, updated_at = now(),
         lease_until = now() + ${LEASE}
       where id = $1 and token = $2 and state = 'running' returning rate, pg_notify('${JOBS_CHANNEL}', id)`,
      values: [job.id, token, checkpoint, events, written],
    });
    if (!rows[0]) throw new JobLeft(job.id);
    return rows[0].rate;
  }

  /** @throws JobLeft */
  async enterPhase(on: Pool | PoolClient, { job, token }: ClaimedJob, phase: JobPhase): Promise<void> {
    const { rowCount } = await on.query(
      `update ops.jobs set phase = $3 where id = $1 and token = $2 and state = 'running'`,
      [job.id, token, phase],
    );
    if (rowCount !== 1) throw new JobLeft(job.id);
  }

  /** Records what became of a part of the job, in the transaction that moves its checkpoint. */
  async note(
    on: Pool | PoolClient,
    { job }: ClaimedJob,
    what: string,
    data: readonly object[],
  ): Promise<void> {
    if (data.length === 0) return;
    await on.query(
      `insert into ops.job_events (job_id, what, who, data) select $1, $2, 'bujiao', value from json_array_elements($3::json)`,
      [job.id, what, JSON.stringify(data)],
    );
  }

  async countNotes({ job }: ClaimedJob, what: string): Promise<number> {
    const { rows } = await this.pool.query<{ count: number }>(
      'select count(*)::int as count from ops.job_events where job_id = $1 and what = $2',
      [job.id, what],
    );
    return rows[0]?.count ?? 0;
  }

  async notedOrders({ job }: ClaimedJob, what: string): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ order: string }>(
      `select distinct data ->> 'orderId' as order from ops.job_events where job_id = $1 and what = $2`,
      [job.id, what],
    );
    return rows.map(({ order }) => order);
  }

  /** The phases of other jobs of the target: what they have built or put aside is gone. */
  async closeOthers(on: Pool | PoolClient, { job }: ClaimedJob, phases: readonly JobPhase[]): Promise<void> {
    await on.query(
      `update ops.jobs set phase = 'finished' where target = $1 and id <> $2 and phase = any ($3) and state = 'done'`,
      [job.target, job.id, phases],
    );
  }

  /** @throws JobLeft */
  async done({ job, token }: ClaimedJob, phase: JobPhase, result: object): Promise<void> {
    const { rowCount } = await this.pool.query(
      `with job as (
         update ops.jobs set state = 'done', phase = $3, result = $4, ended_at = now(), lease_until = null, updated_at = now()
         where id = $1 and token = $2 and state = 'running' returning id, result, pg_notify('${JOBS_CHANNEL}', id)
       ) insert into ops.job_events (job_id, what, who, data) select id, $5, 'bujiao', result from job`,
      [job.id, token, phase, JSON.stringify(result), phase === 'finished' ? 'done' : phase],
    );
    if (rowCount !== 1) throw new JobLeft(job.id);
  }

  /** Nothing is written when the worker does not hold the job any more. */
  async failed({ job, token }: ClaimedJob, error: string): Promise<void> {
    await this.pool.query(
      `with job as (
         update ops.jobs set state = 'failed', error = $3, ended_at = now(), lease_until = null, updated_at = now()
         where id = $1 and token = $2 and state = 'running' returning id, pg_notify('${JOBS_CHANNEL}', id)
       ) insert into ops.job_events (job_id, what, who, why) select id, 'failed', 'bujiao', $3 from job`,
      [job.id, token, error],
    );
  }

  async cleaned({ job, token }: ClaimedJob): Promise<void> {
    await this.pool.query(
      `update ops.jobs set cleaned = true, phase = 'finished', lease_until = null where id = $1 and token = $2`,
      [job.id, token],
    );
  }

  /** Another worker may take it at once. */
  async release({ job, token }: ClaimedJob): Promise<void> {
    await this.pool.query(`update ops.jobs set lease_until = null where id = $1 and token = $2`, [
      job.id,
      token,
    ]);
  }
}
