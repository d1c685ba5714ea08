import type { BusEvent } from '@bujiao/event-bus';
import { busEventOf } from '@bujiao/event-bus/embedded';
import type { EventStore } from '@bujiao/event-store';
import { JobLeft } from '../jobs/job-errors.js';
import type { JobWork } from '../jobs/job-runner.js';
import type { RunningJob } from '../jobs/running-job.js';
import { readSelection } from '../plan/read-selection.js';

/** What is recorded of an order that failed; its later events in the job are left out, so that none overtakes. */
export const ORDER_FAILED = 'order failed';

const BATCH = 50;

export interface RedeliverWorkOptions {
  readonly group: string;
  readonly store: Pick<EventStore, 'subscribe'>;
  /** Handles one event as the group's handler does; rejects as it does. */
  readonly handle: (event: BusEvent) => Promise<void>;
}

/**
 * Has a group handle recorded events, with their effects, each on the history that its order has then. At least once: a crash
 * repeats the last batch, which handlers bear.
 */
export class RedeliverWork implements JobWork {
  readonly target: string;
  readonly hasEffects?: true;

  /** @param effects `without`: it is a replay, and what would reach outside or append what its plan does not name throws */
  constructor(
    private readonly options: RedeliverWorkOptions,
    effects: 'with' | 'without' = 'with',
  ) {
    this.target = `${effects === 'with' ? 'redeliver' : 'group'}:${options.group}`;
    if (effects === 'with') this.hasEffects = true;
  }

  async run(job: RunningJob): ReturnType<JobWork['run']> {
    const { selection } = job.job.plan;
    const { signal, checkpoint: after } = job;
    const batchSize = Math.min(BATCH, job.batchSize);
    const failed = new Set(await this.failedBefore(job));
    for await (const batch of readSelection(this.options.store, selection, { after, batchSize, signal })) {
      const failures = await this.handleAll(batch.events.map(busEventOf), failed, signal);
      if (signal.aborted) break;
      const events = batch.events.length;
      await job.commit({ checkpoint: batch.checkpoint, events, written: events - failures.length }, (on) =>
        job.note(on, ORDER_FAILED, failures),
      );
    }
    if (signal.aborted) throw new JobLeft(job.job.id);
    return { phase: 'finished', result: { failed: await job.countNotes(ORDER_FAILED) } };
  }

  cleanUp(): Promise<void> {
    return Promise.resolve();
  }

  /** Orders that failed before this worker took the job over: their later events must not overtake either. */
  private async failedBefore(job: RunningJob): Promise<readonly string[]> {
    return job.checkpoint === undefined ? [] : job.notedOrders(ORDER_FAILED);
  }

  private async handleAll(
    events: readonly BusEvent[],
    failed: Set<string>,
    signal: AbortSignal,
  ): Promise<readonly object[]> {
    const failures: object[] = [];
    for (const event of events) {
      if (signal.aborted) return failures;
      if (failed.has(event.orderId)) continue;
      try {
        await this.options.handle(event);
      } catch (error) {
        failed.add(event.orderId);
        failures.push({ orderId: event.orderId, eventId: event.id, type: event.type, error: codeOf(error) });
      }
    }
    return failures;
  }
}

const codeOf = (error: unknown): string => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : (error as Error).name;
};
