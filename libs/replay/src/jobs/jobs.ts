import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { Job, JobEvent, JobPhase, JobPlan, JobState, JobVerb } from './job.js';
import { JobRefused } from './job-errors.js';
import { toJob, toJobEvent, type JobEventRow, type JobRow } from './job-row.js';
import { JOBS_CHANNEL } from './jobs-channel.js';
import { migrateJobs } from './jobs-migration.js';

export interface NewJob {
  readonly verb: JobVerb;
  readonly target: string;
  readonly plan: JobPlan;
  readonly by: string;
  readonly because: string;
  readonly rate: number;
}

export interface JobFilter {
  readonly state?: JobState | undefined;
  readonly target?: string | undefined;
  /** @default 50 */
  readonly limit?: number | undefined;
}

/** Who does something to a job, and why. */
export interface By {
  readonly who: string;
  readonly why?: string | undefined;
}

interface Change {
  readonly what: string;
  readonly from: readonly JobState[];
  readonly to: JobState;
  readonly phases?: readonly JobPhase[];
  readonly phase?: JobPhase;
}

const PLAN_LIFETIME = '24 hours';
const UNIQUE_VIOLATION = '23505';

/** The jobs as people plan, run and stop them. Every change is recorded with who and why, in the same statement. */
export class Jobs {
  constructor(private readonly pool: Pool) {}

  /** Creates what it needs; may be called by several processes at once, and again. */
  prepare(): Promise<void> {
    return migrateJobs(this.pool);
  }

  async plan({ verb, target, plan, by, because, rate }: NewJob): Promise<Job> {
    const id = `r-${randomBytes(4).toString('hex')}`;
    const { rows } = await this.pool.query<JobRow>(
      `with job as (
         insert into ops.jobs (id, verb, target, plan, planned_by, because, rate, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, now() + interval '${PLAN_LIFETIME}') returning *
       ), noted as (
         insert into ops.job_events (job_id, what, who, why) select id, 'planned', planned_by, because from job
       ) select *, pg_notify('${JOBS_CHANNEL}', id) from job`,
      [id, verb, target, JSON.stringify(plan), by, because, rate],
    );
    return toJob(rows[0] as JobRow);
  }

  async find(id: string): Promise<Job | undefined> {
    const { rows } = await this.pool.query<JobRow>('select * from ops.jobs where id = $1', [id]);
    return rows[0] && toJob(rows[0]);
  }

  /** Newest first. */
  async list({ state, target, limit = 50 }: JobFilter = {}): Promise<readonly Job[]> {
    const { rows } = await this.pool.query<JobRow>(
      `select * from ops.jobs where ($1::text is null or state = $1) and ($2::text is null or target = $2)
       order by seq desc limit $3`,
      [state ?? null, target ?? null, limit],
    );
    return rows.map(toJob);
  }

  /** Everything that happened to the job, oldest first. */
  async eventsOf(id: string): Promise<readonly JobEvent[]> {
    const { rows } = await this.pool.query<JobEventRow>(
      'select at, what, who, why, data from ops.job_events where job_id = $1 order by seq',
      [id],
    );
    return rows.map(toJobEvent);
  }

  run(id: string, by: By): Promise<Job> {
    return this.change(id, { what: 'run', from: ['planned'], to: 'running' }, by);
  }

  pause(id: string, by: By): Promise<Job> {
    return this.change(id, { what: 'paused', from: ['running'], to: 'paused' }, by);
  }

  /** Also of a job that failed: it continues from its checkpoint. */
  resume(id: string, by: By): Promise<Job> {
    return this.change(id, { what: 'resumed', from: ['paused', 'failed'], to: 'running' }, by);
  }

  /** A job that has begun to swap tables cannot be cancelled: it ends within moments, and can be undone. */
  cancel(id: string, by: By): Promise<Job> {
    return this.change(
      id,
      {
        what: 'cancelled',
        from: ['planned', 'running', 'paused', 'failed'],
        to: 'cancelled',
        phases: ['build'],
      },
      by,
    );
  }

  /** Puts a projection that was rebuilt in the place of the live one. */
  swap(id: string, by: By): Promise<Job> {
    return this.change(
      id,
      { what: 'swap', from: ['done'], to: 'running', phases: ['built'], phase: 'swap' },
      by,
    );
  }

  /** Puts the projection back that a swap replaced. */
  undo(id: string, by: By): Promise<Job> {
    return this.change(
      id,
      { what: 'undo', from: ['done'], to: 'running', phases: ['swapped'], phase: 'undo' },
      by,
    );
  }

  /** Takes effect with the next batch. */
  async setRate(id: string, rate: number, by: By): Promise<Job> {
    const { rows } = await this.pool.query<JobRow>(
      `with job as (update ops.jobs set rate = $2 where id = $1 and state in ('planned', 'running', 'paused') returning *),
       noted as (
         insert into ops.job_events (job_id, what, who, why, data)
         select id, 'rate changed', $3, $4, json_build_object('rate', rate) from job
       ) select *, pg_notify('${JOBS_CHANNEL}', id) from job`,
      [id, rate, by.who, by.why ?? null],
    );
    if (!rows[0]) throw await this.refusal(id, 'rate changed');
    return toJob(rows[0]);
  }

  private async change(id: string, { what, from, to, phases, phase }: Change, by: By): Promise<Job> {
    try {
      const { rows } = await this.pool.query<JobRow>(
        `with job as (
           update ops.jobs set state = $3, phase = coalesce($5, phase), error = null, ended_at = case when $3 = 'cancelled' then now() end,
             run_by = case when $6 = 'run' then $7 else run_by end,
             run_because = case when $6 = 'run' then $8 else run_because end,
             started_at = case when $6 = 'run' then now() else started_at end, lease_until = null, token = token + 1
           where id = $1 and state = any ($2) and ($4::text[] is null or phase = any ($4))
             and ($6 <> 'run' or expires_at > now())
           returning *
         ), noted as (
           insert into ops.job_events (job_id, what, who, why) select id, $6, $7, $8 from job
         ) select *, pg_notify('${JOBS_CHANNEL}', id) from job`,
        [id, from, to, phases ?? null, phase ?? null, what, by.who, by.why ?? null],
      );
      if (rows[0]) return toJob(rows[0]);
    } catch (error) {
      if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
      throw new JobRefused('job-target-busy', 'Another job works on the same target: wait, or cancel it.');
    }
    throw await this.refusal(id, what);
  }

  private async refusal(id: string, what: string): Promise<JobRefused> {
    const job = await this.find(id);
    if (!job) return new JobRefused('job-not-found', `There is no job ${id}.`);
    if (what === 'run' && job.state === 'planned')
      return new JobRefused('plan-expired', `The plan ${id} expired at ${job.expiresAt}: make a new one.`);
    return new JobRefused(
      what === 'swap' || what === 'undo' ? 'job-cannot-swap' : 'job-in-other-state',
      `The job ${id} is ${job.state} (${job.phase}), so "${what}" does not apply to it.`,
    );
  }
}
