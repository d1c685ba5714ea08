import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger as NestLogger } from '@nestjs/common';
import { Logger, run, type Runner, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker';
import type { Pool } from 'pg';
import type { TimerHandler } from './timers.js';

export interface TimerWorkerOptions {
  readonly pool: Pool;
  readonly jobsSchema: string;
  readonly handlers: ReadonlyMap<string, TimerHandler>;
  readonly logger: NestLogger;
  /** Handlers at the same time. @default 64 */
  readonly concurrency?: number;
}

/** A timer that another instance scheduled fires at most this late; our own fire when they are due. */
const POLL_MS = 2_000;
const RESTART_MS = 1_000;
const RELEASE_ORPHANS_MS = 15_000;
/** Under steady load, timers that are due are taken in batches this far apart. */
const GATHER_MS = 20;

const NAME = 'bujiao timers ';
const WORTH_DEBUGGING: readonly string[] = ['error', 'warning'];

/**
 * Runs the handlers of timers that are due. Outlives failures of Postgres. Jobs of an instance that was killed are taken over
 * within seconds: an instance is alive as long as its listening connection is, which carries its name.
 */
export class TimerWorker {
  private runner: Runner | undefined;
  private workerPool: WorkerPool | undefined;
  private readonly stopping = new AbortController();
  private background: Promise<unknown> = Promise.resolve();
  private nextNudge = Infinity;

  constructor(private readonly options: TimerWorkerOptions) {}

  async start(): Promise<void> {
    await this.startRunner();
    this.background = Promise.all([this.supervise(), this.releaseOrphans()]);
  }

  /** Waits for the handlers that run. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.runner?.stop().catch(() => undefined);
    await this.background;
    // A restart may have been under way.
    await this.runner?.stop().catch(() => undefined);
  }

  /** A timer has been scheduled for then: look when it is due, without waiting for the next poll. */
  readonly wakeAt = (runAt: Date): void => {
    const due = runAt.getTime();
    const wait = due - Date.now();
    // What is due now is announced by Postgres; what is due later than the next poll is found by a poll.
    if (wait <= 0 || wait > POLL_MS || due >= this.nextNudge) return;
    this.nextNudge = due;
    void this.pause(wait + 1).then(() => {
      this.nextNudge = Infinity;
      if (!this.stopped) this.workerPool?.nudge(1);
    });
  };

  private async startRunner(): Promise<void> {
    const { pool, jobsSchema } = this.options;
    const concurrency = this.options.concurrency ?? 64;
    this.runner = await run({
      pgPool: pool,
      schema: jobsSchema,
      taskList: this.taskList(),
      noHandleSignals: true,
      events: this.events(),
      logger: quietLogger(this.options.logger),
      preset: {
        worker: {
          concurrentJobs: concurrency,
          pollInterval: POLL_MS,
          localQueue: {
            size: concurrency * 4,
            refetchDelay: { durationMs: GATHER_MS, threshold: concurrency },
          },
          completeJobBatchDelay: 0,
          failJobBatchDelay: 0,
        },
      },
    });
  }

  /** graphile-worker gives up after some failures in a row; we do not. */
  private async supervise(): Promise<void> {
    for (;;) {
      await this.runner?.promise.catch((err: unknown) => this.warn('the worker ended', err));
      await this.pause(RESTART_MS);
      if (this.stopped) return;
      await this.startRunner().catch((err: unknown) => this.warn('the worker cannot be started', err));
    }
  }

  private taskList(): TaskList {
    return Object.fromEntries(
      [...this.options.handlers].map(
        ([task, handler]) => [task, (payload: unknown) => handler(payload as object)] as const,
      ),
    );
  }

  private events(): WorkerEvents {
    const events: WorkerEvents = new EventEmitter();
    events.on('pool:create', ({ workerPool }) => {
      this.workerPool = workerPool;
    });
    events.on('pool:listen:success', ({ workerPool, client }) => {
      // Once its LISTEN is through: a connection takes one query at a time.
      client.once('drain', () => {
        client
          .query(`SELECT set_config('application_name', $1, false)`, [NAME + workerPool.id])
          .catch((err: unknown) => this.warn('cannot name the connection', err));
      });
    });
    events.on('job:error', ({ job, error }) =>
      this.warn(`${job.task_identifier} ${job.key ?? ''} failed, try ${job.attempts}`, error),
    );
    return events;
  }

  /** Gives back what a killed instance had taken; graphile-worker itself would wait for four hours. */
  private async releaseOrphans(): Promise<void> {
    const { pool, jobsSchema } = this.options;
    const text = `SELECT ${jobsSchema}.force_unlock_workers(array(
      SELECT DISTINCT locked_by FROM ${jobsSchema}.jobs WHERE locked_by IS NOT NULL AND locked_by <> $1
      AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = $2 || locked_by)))`;
    while (!this.stopped) {
      await pool
        .query(text, [this.workerPool?.id ?? '', NAME])
        .catch((err: unknown) => this.warn('cannot look for orphaned timers', err));
      await this.pause(RELEASE_ORPHANS_MS);
    }
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  /** Ends early at a stop. */
  private async pause(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
  }

  private warn(msg: string, err: unknown): void {
    if (!this.stopped) this.options.logger.warn({ msg, err });
  }
}

/** What matters is reported by events; the rest is for those who debug. */
function quietLogger(logger: NestLogger): Logger {
  return new Logger(() => (level, message) => {
    if (WORTH_DEBUGGING.includes(level)) logger.debug(message);
  });
}
