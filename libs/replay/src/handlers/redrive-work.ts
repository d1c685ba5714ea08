import { setTimeout as sleep } from 'node:timers/promises';
import type { DeadLetterDesk } from '@bujiao/event-bus';
import type { Pool } from 'pg';
import type { ParkedSequence } from '../jobs/job.js';
import { JobLeft } from '../jobs/job-errors.js';
import type { JobWork } from '../jobs/job-runner.js';
import type { RunningJob } from '../jobs/running-job.js';
import { ORDER_FAILED } from './redeliver-work.js';

/** Recorded of an order that nobody handled in time: its group is paused or stopped. The request stays, and is served later. */
export const ORDER_WAITS = 'order waits';

/** Orders that are asked for at once. */
const MOST_AT_ONCE = 50;
const LOOK_EVERY_MS = 200;

export interface RedriveWorkOptions {
  readonly pool: Pool;
  readonly letters: Pick<DeadLetterDesk, 'redrive'>;
  /** ms that a process is given to take up a request. @default 60000 */
  readonly answerWithinMs?: number;
}

interface Left {
  readonly group: string;
  readonly orderId: string;
  readonly error: string;
}

/**
 * Asks for the parked events of whole orders to be handled again, a few orders at a time, and reports which failed again. The
 * handling itself is done by the processes of their groups, oldest event first.
 */
export class RedriveWork implements JobWork {
  readonly target = 'redrive:%';
  readonly hasEffects = true;

  constructor(private readonly options: RedriveWorkOptions) {}

  async run(job: RunningJob): ReturnType<JobWork['run']> {
    const { sequences = [] } = job.job.plan;
    let next = Number(job.checkpoint ?? 0);
    while (next < sequences.length && !job.signal.aborted) {
      const batch = sequences.slice(next, next + Math.min(MOST_AT_ONCE, job.batchSize));
      await this.redrive(job, batch, (next += batch.length));
    }
    if (job.signal.aborted) throw new JobLeft(job.job.id);
    const [failed, waiting] = [await job.countNotes(ORDER_FAILED), await job.countNotes(ORDER_WAITS)];
    return {
      phase: 'finished',
      result: { orders: sequences.length, handled: sequences.length - failed - waiting, failed, waiting },
    };
  }

  cleanUp(): Promise<void> {
    return Promise.resolve();
  }

  private async redrive(job: RunningJob, batch: readonly ParkedSequence[], next: number): Promise<void> {
    const { runBy = job.job.plannedBy, runBecause = job.job.because, id } = job.job;
    for (const { group, orderId } of batch)
      await this.options.letters.redrive(group, orderId, runBy, `${runBecause} (${id})`);
    const waiting = await this.answered(batch, job.signal);
    if (job.signal.aborted) return;
    const failed = (await this.stillParked(batch)).filter(
      (left) => !waiting.some((w) => w.group === left.group && w.orderId === left.orderId),
    );
    const events = batch.reduce((sum, { letters }) => sum + letters, 0);
    const written = batch.length - failed.length - waiting.length;
    await job.commit({ checkpoint: String(next), events, written }, async (on) => {
      await job.note(on, ORDER_FAILED, failed);
      await job.note(on, ORDER_WAITS, waiting);
    });
  }

  /** @returns the orders that nobody has looked at in time */
  private async answered(
    batch: readonly ParkedSequence[],
    signal: AbortSignal,
  ): Promise<readonly Omit<Left, 'error'>[]> {
    const deadline = performance.now() + (this.options.answerWithinMs ?? 60_000);
    for (;;) {
      const open = await this.openRequests(batch);
      if (open.length === 0 || performance.now() > deadline || signal.aborted) return open;
      await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async openRequests(batch: readonly ParkedSequence[]): Promise<readonly Omit<Left, 'error'>[]> {
    const { rows } = await this.options.pool.query<Omit<Left, 'error'>>(
      `select r.group_name as "group", r.order_id as "orderId" from event_bus.redrive_requests r
       join unnest($1::text[], $2::text[]) as wanted (group_name, order_id) using (group_name, order_id)`,
      keysOf(batch),
    );
    return rows;
  }

  private async stillParked(batch: readonly ParkedSequence[]): Promise<readonly Left[]> {
    const { rows } = await this.options.pool.query<Left>(
      `select distinct on (group_name, order_id) group_name as "group", order_id as "orderId",
         coalesce(error_code, reason) as error from event_bus.dead_letters
       join unnest($1::text[], $2::text[]) as wanted (group_name, order_id) using (group_name, order_id)
       where state = 'parked' order by group_name, order_id, id`,
      keysOf(batch),
    );
    return rows;
  }
}

const keysOf = (batch: readonly ParkedSequence[]): [string[], string[]] => [
  batch.map(({ group }) => group),
  batch.map(({ orderId }) => orderId),
];
