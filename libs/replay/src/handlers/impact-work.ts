import type { DeadLetterDesk } from '@bujiao/event-bus';
import { busEventOf } from '@bujiao/event-bus/embedded';
import type { EventStore } from '@bujiao/event-store';
import type { ParkedSequence } from '../jobs/job.js';
import { JobLeft } from '../jobs/job-errors.js';
import type { JobWork } from '../jobs/job-runner.js';
import type { RunningJob } from '../jobs/running-job.js';
import { readSelection } from '../plan/read-selection.js';
import { ImpactCount, type GroupImpact } from './handler-impact.js';

/** Parked events of an order that are looked at. */
const MOST_LETTERS = 1_000;

export interface ImpactWorkOptions {
  readonly impact: GroupImpact;
  readonly store: Pick<EventStore, 'subscribe'>;
  readonly letters: Pick<DeadLetterDesk, 'list'>;
}

/**
 * Asks what the handlers of a group would do today, for the parked events or the recorded ones that a plan selects. It appends
 * nothing and runs behind the fence. Left and taken up again, it starts anew: it counts the history of one moment.
 */
export class ImpactWork implements JobWork {
  readonly target: string;

  constructor(private readonly options: ImpactWorkOptions) {
    this.target = `impact:${options.impact.group}:%`;
  }

  async run(job: RunningJob): ReturnType<JobWork['run']> {
    const { sequences } = job.job.plan;
    const count = new ImpactCount();
    if (sequences) await this.ofLetters(job, sequences, count);
    else await this.ofEvents(job, count);
    if (job.signal.aborted) throw new JobLeft(job.job.id);
    return { phase: 'finished', result: { orders: count.orders, outcomes: count.outcomes() } };
  }

  cleanUp(): Promise<void> {
    return Promise.resolve();
  }

  private async ofLetters(
    job: RunningJob,
    sequences: readonly ParkedSequence[],
    count: ImpactCount,
  ): Promise<void> {
    const { impact, letters } = this.options;
    for (const { group, orderId } of sequences) {
      if (job.signal.aborted) return;
      const parked = await letters.list({ group, orderId, limit: MOST_LETTERS });
      for (const { event } of parked) if (event) count.add(orderId, await impact.of(event));
      await job.commit({ checkpoint: orderId, events: parked.length, written: 0 });
    }
  }

  private async ofEvents(job: RunningJob, count: ImpactCount): Promise<void> {
    const { impact, store } = this.options;
    const { signal, batchSize } = job;
    for await (const batch of readSelection(store, job.job.plan.selection, { batchSize, signal })) {
      for (const event of batch.events) {
        const told = busEventOf(event);
        count.add(told.orderId, await impact.of(told));
      }
      await job.commit({ checkpoint: batch.checkpoint, events: batch.events.length, written: 0 });
    }
  }
}
