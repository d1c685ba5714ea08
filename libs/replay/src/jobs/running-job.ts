import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { ClaimedJob, ClaimedJobs, Progress } from './claimed-jobs.js';
import type { Job, JobPhase } from './job.js';

/** Longest pause for the rate, in ms: so that a pause or a cancellation takes effect within it. */
const LONGEST_PAUSE = 1_000;

/** A job that this process works on now. */
export class RunningJob {
  private rate: number;
  private paidUntil = performance.now();
  checkpoint: string | undefined;

  constructor(
    private readonly claimed: ClaimedJob,
    private readonly jobs: ClaimedJobs,
    private readonly pool: Pool,
    /** Aborts when the job is paused, cancelled or lost, or the process stops. */
    readonly signal: AbortSignal,
  ) {
    this.rate = claimed.job.rate;
    this.checkpoint = claimed.job.checkpoint;
  }

  get job(): Job {
    return this.claimed.job;
  }

  /** Events of a batch that take at most a moment at the present rate. */
  get batchSize(): number {
    return Math.max(1, Math.min(4_096, Math.ceil(this.rate / 2)));
  }

  /**
   * Runs `write`, and moves the checkpoint in the same transaction: both or neither.
   * @throws JobLeft when the job was paused, cancelled or taken over; nothing has been written then
   */
  async commit(progress: Progress, write?: (on: PoolClient) => Promise<void>): Promise<void> {
    await this.transaction(async (on) => {
      await write?.(on);
      this.rate = await this.jobs.save(on, this.claimed, progress);
    });
    this.checkpoint = progress.checkpoint;
    await this.pace(progress.events);
  }

  /** As {@link commit}, with a new phase instead of a new checkpoint. */
  enterPhase(phase: JobPhase, write?: (on: PoolClient) => Promise<void>): Promise<void> {
    return this.transaction(async (on) => {
      await write?.(on);
      await this.jobs.enterPhase(on, this.claimed, phase);
    });
  }

  /** Records things that became of parts of the job, such as orders that failed; within the transaction of a {@link commit}. */
  note(on: PoolClient, what: string, data: readonly object[]): Promise<void> {
    return this.jobs.note(on, this.claimed, what, data);
  }

  /** Over all workers that have worked on the job. */
  countNotes(what: string): Promise<number> {
    return this.jobs.countNotes(this.claimed, what);
  }

  /** The orders of such notes, by all workers. */
  notedOrders(what: string): Promise<readonly string[]> {
    return this.jobs.notedOrders(this.claimed, what);
  }

  closeOthers(on: PoolClient, phases: readonly JobPhase[]): Promise<void> {
    return this.jobs.closeOthers(on, this.claimed, phases);
  }

  /** Runs `work` in one transaction, without a limit on the time of a statement. */
  async transaction<Result>(work: (on: PoolClient) => Promise<Result>): Promise<Result> {
    const on = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await on.query('begin; set local statement_timeout = 0');
      const result = await work(on);
      await on.query('commit');
      return result;
    } catch (error) {
      await on.query('rollback').catch((e: unknown) => (broken = e as Error));
      throw error;
    } finally {
      on.release(broken);
    }
  }

  /** Waits until so many events are within the rate. */
  private async pace(events: number): Promise<void> {
    const now = performance.now();
    this.paidUntil = Math.max(this.paidUntil, now) + (events / this.rate) * 1000;
    while (!this.signal.aborted && this.paidUntil > performance.now() + 1)
      await sleep(Math.min(this.paidUntil - performance.now(), LONGEST_PAUSE), undefined, {
        signal: this.signal,
      }).catch(() => undefined);
  }
}
