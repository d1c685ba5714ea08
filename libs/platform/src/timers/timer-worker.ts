import { EventEmitter, setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger as NestLogger } from '@nestjs/common';
import { Logger, run, type Runner, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker';
import { OutageWaits, type OutageWaitsOptions } from './outage-waits.js';
import { RunnerEnd } from './runner-end.js';
import type { TimerHandler } from './timers.js';

export interface TimerWorkerOptions extends OutageWaitsOptions {
  readonly handlers: ReadonlyMap<string, TimerHandler>;
  readonly logger: NestLogger;
  /** Most concurrent handlers. @default 64 */
  readonly concurrency?: number;
}

/** ms between polls: upper bound of the delay of timers that another instance scheduled. */
const POLL_MS = 2_000;
const RESTART_MS = 1_000;
const RELEASE_ORPHANS_MS = 15_000;
/** ms between batches of due timers under steady load. */
const GATHER_MS = 20;

const NAME = 'bujiao timers ';
const WORTH_DEBUGGING: readonly string[] = ['error', 'warning'];

/**
 * Runs the handlers of due timers. Survives failures of PostgreSQL. Jobs of a killed instance are taken over within seconds: an
 * instance counts as alive as long as its listening connection, which carries its name, exists.
 */
export class TimerWorker {
  private runner: Pick<Runner, 'promise' | 'stop'> | undefined;
  private workerPool: WorkerPool | undefined;
  private readonly stopping = new AbortController();
  private background: Promise<unknown> = Promise.resolve();
  private nextNudge = Infinity;
  /** Ids of the runners of this process that have ended or were given up: one more an outage. */
  private readonly earlier: string[] = [];

  constructor(private readonly options: TimerWorkerOptions) {
    // Each wait listens, and several timers can come nearer and nearer.
    setMaxListeners(0, this.stopping.signal);
  }

  async start(): Promise<void> {
    await this.startRunner();
    this.background = Promise.all([this.supervise(), this.keepReleasingOrphans()]);
  }

  /** Resolves when running handlers have ended. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.runner?.stop().catch(() => undefined);
    await this.background;
    // A restart may have been in progress.
    await this.runner?.stop().catch(() => undefined);
  }

  /** Polls at `runAt`, so that a timer that was just scheduled does not wait for the next poll. */
  readonly wakeAt = (runAt: Date): void => {
    const due = runAt.getTime();
    const wait = due - Date.now();
    // PostgreSQL announces timers that are due now; polls find those that are due after the next poll.
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
    const events = this.events();
    const end = new RunnerEnd(events);
    const runner = await run({
      pgPool: pool,
      schema: jobsSchema,
      taskList: this.taskList(),
      noHandleSignals: true,
      events,
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
    this.runner = { promise: end.of(runner.promise), stop: () => end.of(runner.stop()) };
    // It may fail before somebody waits for it.
    this.runner.promise.catch(() => undefined);
  }

  /** Restarts the worker: graphile-worker stops where it cannot write down the end of a handler. */
  private async supervise(): Promise<void> {
    for (;;) {
      await this.runner?.promise.catch((err: unknown) => this.warn('the worker ended', err));
      await this.pause(RESTART_MS);
      if (this.stopped) return;
      await this.startRunner().catch((err: unknown) => this.warn('the worker cannot be started', err));
      // `stop` ends what was started meanwhile.
      if (this.stopped) return;
      await this.releaseOrphans();
    }
  }

  private taskList(): TaskList {
    const waits = new OutageWaits(this.options);
    return Object.fromEntries(
      [...this.options.handlers].map(([task, handler]) => [task, waits.taskOf(handler)] as const),
    );
  }

  private events(): WorkerEvents {
    const events: WorkerEvents = new EventEmitter();
    events.on('pool:create', ({ workerPool }) => {
      if (this.workerPool) this.earlier.push(this.workerPool.id);
      this.workerPool = workerPool;
    });
    events.on('pool:listen:success', ({ workerPool, client }) => {
      // After its LISTEN: a connection runs one query at a time.
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

  private async keepReleasingOrphans(): Promise<void> {
    while (!this.stopped) {
      await this.releaseOrphans();
      await this.pause(RELEASE_ORPHANS_MS);
    }
  }

  /** Releases jobs of killed instances and of earlier runners; graphile-worker alone would wait for four hours. */
  private async releaseOrphans(): Promise<void> {
    const { pool, jobsSchema } = this.options;
    // A connection of an earlier runner of this process may be used for something else now, with its name.
    const text = `SELECT ${jobsSchema}.force_unlock_workers(array(
      SELECT DISTINCT locked_by FROM ${jobsSchema}.jobs WHERE locked_by IS NOT NULL AND locked_by <> $1
      AND (locked_by = ANY($3) OR NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = $2 || locked_by))))`;
    await pool
      .query(text, [this.workerPool?.id ?? '', NAME, this.earlier])
      .catch((err: unknown) => this.warn('cannot look for orphaned timers', err));
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  /** Waits; ends early at a stop. */
  private async pause(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
  }

  private warn(msg: string, err: unknown): void {
    if (!this.stopped) this.options.logger.warn({ msg, err });
  }
}

/** Important messages are reported by events; all others are logged as debug. */
function quietLogger(logger: NestLogger): Logger {
  return new Logger(() => (level, message) => {
    if (WORTH_DEBUGGING.includes(level)) logger.debug(message);
  });
}
