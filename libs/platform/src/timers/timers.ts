import { Batcher } from '@bujiao/batching';
import { assertMayReachOutside } from '@bujiao/effects';
import type { Pool } from 'pg';

export interface Timer<Payload extends object = object> {
  /** Name under which the handler was registered. */
  readonly task: string;
  /** Identifies the timer: scheduling it again replaces time and payload of the waiting timer. */
  readonly key: string;
  /** A time in the past fires at once. */
  readonly runAt: Date;
  /** JSON without personal data: it is not sealed. */
  readonly payload: Payload;
}

/** How much the clocks of PostgreSQL and of a service are taken to differ at most, ms. */
const MOST_SKEW = 60_000;

/**
 * When a timer whose moment has not come is set again, ms since the epoch: PostgreSQL's clock decides when it fires, and is ahead of this
 * one by what is left. At `due` itself it would fire again and again until this clock has come there. A moment in the past stays as it is.
 */
export const againAt = (due: number, now: number): Date =>
  new Date(due + Math.min(Math.max(0, due - now), MOST_SKEW));

/** Called at least once. Errors are retried with back-off; an outage of a shared dependency (`isOutage`) within 15 seconds. */
export type TimerHandler<Payload extends object = object> = (payload: Payload) => Promise<void>;

/** Failing handlers are retried for ever: after about ten attempts, every six hours. Not so in an outage ({@link OutageWaits}). */
const MAX_ATTEMPTS = 32_767;

/** Durable timers of one service: rows in PostgreSQL, run by graphile-worker in any free instance. */
export class Timers {
  private readonly tasks = new Map<string, TimerHandler>();
  private readonly adding: Batcher<Timer, void>;
  private readonly statement: string;

  /** @param wakeAt called with the time of a timer that was just scheduled */
  constructor(
    private readonly pool: Pool,
    jobsSchema: string,
    private readonly wakeAt: (runAt: Date) => void = () => undefined,
  ) {
    // One at a time: two batches that lock the same keys in different orders deadlock.
    this.adding = new Batcher((timers) => this.add(timers), { exclusiveKey: ({ key }) => key });
    this.statement = `SELECT count(*) FROM ${jobsSchema}.add_jobs(array(SELECT json_populate_recordset(null::${jobsSchema}.job_spec, $1::json)))`;
  }

  /** To be called once for each task, before the application has started. */
  register<Payload extends object>(task: string, handler: TimerHandler<Payload>): void {
    if (this.tasks.has(task)) throw new Error(`timer task ${task} is registered twice`);
    this.tasks.set(task, handler as TimerHandler<never> as TimerHandler);
  }

  /** Resolves once the timer is durable. Idempotent by `key` while the timer waits. */
  schedule(timer: Timer): Promise<void> {
    assertMayReachOutside('timer');
    return this.adding.add(timer);
  }

  get handlers(): ReadonlyMap<string, TimerHandler> {
    return this.tasks;
  }

  private async add(timers: readonly Timer[]): Promise<void[]> {
    // In the order of keys, so that batches of several instances cannot deadlock.
    const specs = [...timers]
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ task, key, runAt, payload }) => ({
        identifier: task,
        job_key: `${task}/${key}`,
        run_at: runAt.toISOString(),
        payload,
        max_attempts: MAX_ATTEMPTS,
      }));
    await this.pool.query({ name: 'add timers', text: this.statement, values: [JSON.stringify(specs)] });
    for (const { runAt } of timers) this.wakeAt(runAt);
    return timers.map(() => undefined);
  }
}
