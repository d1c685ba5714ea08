import { isOutage } from '@bujiao/basics';
import { withoutEffects } from '@bujiao/effects';
import type { Pool } from 'pg';
import { ClaimedJobs, type ClaimedJob } from './claimed-jobs.js';
import type { JobPhase } from './job.js';
import { JobLeft } from './job-errors.js';
import { RunningJob } from './running-job.js';

/** What a kind of target does for a job. */
export interface JobWork {
  /** Of targets, as SQL patterns: `projection:after-sales-progress`, `topic:%`. */
  readonly target: string;
  /** It handles events with their effects. @default it runs behind the fence, and whatever would reach outside throws */
  readonly hasEffects?: true;
  /**
   * Works until the job's phase is over. May be called again for the same job after a crash: it continues from the job's
   * checkpoint.
   * @throws JobLeft, or what `job.signal` brings: the job is left as it is
   */
  run(job: RunningJob): Promise<{ readonly phase: JobPhase; readonly result: object }>;
  /** Takes away what a cancelled job has left behind. */
  cleanUp(job: RunningJob): Promise<void>;
}

export interface JobRunnerOptions {
  readonly pool: Pool;
  readonly works: readonly JobWork[];
  /** ms between two looks for jobs. @default 1000 */
  readonly pollMs?: number;
  /** ms between two renewals of the lease. @default 3000 */
  readonly renewMs?: number;
  /** Something went wrong and is being repeated. @default silent */
  readonly onTrouble?: (what: string, error: unknown) => void;
}

/** Runs the jobs of its targets, one at a time, also those that a worker that died has left. */
export class JobRunner {
  private readonly jobs: ClaimedJobs;
  private readonly stopping = new AbortController();
  private wake: (() => void) | undefined;
  private ended: Promise<void> = Promise.resolve();

  constructor(private readonly options: JobRunnerOptions) {
    this.jobs = new ClaimedJobs(options.pool);
  }

  start(): void {
    if (this.options.works.length > 0) this.ended = this.loop();
  }

  /** Looks for jobs at once. */
  look(): void {
    this.wake?.();
  }

  /** Resolves when the job under way, if any, has been left at its checkpoint for the next worker. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake?.();
    await this.ended;
  }

  private async loop(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const worked = await this.workOnce().catch((error: unknown) => {
        this.options.onTrouble?.('looking for jobs', error);
        return false;
      });
      if (!worked) await this.pause();
    }
  }

  private pause(): Promise<void> {
    if (this.stopping.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.options.pollMs ?? 1_000);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private async workOnce(): Promise<boolean> {
    const claimed = await this.jobs.claim(this.options.works.map(({ target }) => target));
    if (!claimed) return false;
    const work = this.options.works.find(({ target }) => matches(target, claimed.job.target));
    if (!work) throw new Error(`no work for ${claimed.job.target}`);
    const leaving = new AbortController();
    const signal = AbortSignal.any([leaving.signal, this.stopping.signal]);
    const timer = setInterval(() => void this.renew(claimed, leaving), this.options.renewMs ?? 3_000);
    try {
      return await this.work(work, claimed, signal);
    } finally {
      clearInterval(timer);
    }
  }

  /** @returns whether to look for the next job at once */
  private async work(work: JobWork, claimed: ClaimedJob, signal: AbortSignal): Promise<boolean> {
    const running = new RunningJob(claimed, this.jobs, this.options.pool, signal);
    try {
      if (claimed.cancelled) {
        await work.cleanUp(running);
        await this.jobs.cleaned(claimed);
        return true;
      }
      const run = (): ReturnType<JobWork['run']> => work.run(running);
      const { id, plan } = claimed.job;
      const { phase, result } = await (work.hasEffects ? run() : withoutEffects(id, run, plan.appends));
      await this.jobs.done(claimed, phase, result);
      return true;
    } catch (error) {
      return this.leave(claimed, signal, error);
    }
  }

  private async leave(claimed: ClaimedJob, signal: AbortSignal, error: unknown): Promise<boolean> {
    if (error instanceof JobLeft || signal.aborted || isForLater(error)) {
      if (isForLater(error)) this.options.onTrouble?.(`working on job ${claimed.job.id}`, error);
      await this.jobs.release(claimed);
      return false;
    }
    this.options.onTrouble?.(`working on job ${claimed.job.id}`, error);
    await this.jobs.failed(claimed, error instanceof Error ? error.message : String(error));
    return true;
  }

  private async renew(claimed: ClaimedJob, leaving: AbortController): Promise<void> {
    try {
      const state = await this.jobs.renew(claimed);
      const expected = claimed.cancelled ? 'cancelled' : 'running';
      if (state !== expected) leaving.abort();
    } catch (error) {
      // The lease ends by itself if this stays so; what is written then is refused by the token.
      this.options.onTrouble?.(`renewing the lease of job ${claimed.job.id}`, error);
    }
  }
}

const matches = (pattern: string, target: string): boolean =>
  pattern.endsWith('%') ? target.startsWith(pattern.slice(0, -1)) : pattern === target;

/** PostgreSQL's `lock_not_available`: the swap of a table waits for its readers for a time only, and is tried again. */
const LOCK_NOT_AVAILABLE = '55P03';

/** What the job needs is away or taken for the moment: the job stays as it is, and continues later. */
const isForLater = (error: unknown): boolean =>
  isOutage(error) || (error as { code?: unknown } | null)?.code === LOCK_NOT_AVAILABLE;
