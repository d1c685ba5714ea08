import { Batcher } from '@bujiao/batching';
import { assertMayReachOutside } from '@bujiao/effects';
import type { Pool } from 'pg';

export interface Timer<Payload extends object = object> {
  /** Name under which the handler was registered. */
  readonly task: string;
  /** Identifies the timer: scheduling it again replaces time and payload of the one that waits. */
  readonly key: string;
  /** A time in the past fires at once. */
  readonly runAt: Date;
  /** JSON; no personal data: it rests unsealed. */
  readonly payload: Payload;
}

/** At least once. An error is tried again with back-off. */
export type TimerHandler<Payload extends object = object> = (payload: Payload) => Promise<void>;

/** A handler that fails goes on being tried: after some ten tries, every six hours. Nothing is ever given up. */
const MAX_ATTEMPTS = 32_767;

/** Durable timers of one service: rows in Postgres, fired by graphile-worker in whichever instance is free. */
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
    // Several instances would be in each other's way: two batches that hold the same keys in another order deadlock.
    this.adding = new Batcher((timers) => this.add(timers), { exclusiveKey: ({ key }) => key });
    this.statement = `SELECT count(*) FROM ${jobsSchema}.add_jobs(array(SELECT json_populate_recordset(null::${jobsSchema}.job_spec, $1::json)))`;
  }

  /** Before the application has started, once a task. */
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
    // In the order of keys, so that batches of several instances never wait for each other in a circle.
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
