import { Injectable } from '@nestjs/common';
import { conflict } from '@bujiao/platform';
import type { Job, JobState, OutcomeCount } from '@bujiao/replay';
import { jobNotFound } from '../jobs/job-id.pipe.js';
import { OpsRuntime } from '../ops-runtime.js';

/** What one consumer group would do. */
export interface GroupImpactView {
  /** The job that finds it out. */
  readonly job: string;
  readonly group: string;
  readonly state: JobState;
  readonly orders: number;
  readonly outcomes: readonly OutcomeCount[];
}

export interface PlanImpact {
  /** False: it is still being found out. */
  readonly done: boolean;
  readonly groups: readonly GroupImpactView[];
}

/** Jobs of an earlier version said it in English alone. */
type RecordedOutcome = Omit<OutcomeCount, 'sentence'> & Partial<Pick<OutcomeCount, 'sentence'>>;

interface ImpactResult {
  readonly orders?: number;
  readonly outcomes?: readonly RecordedOutcome[];
}

/** What the handlers would decide today about what a plan selects. */
@Injectable()
export class Impacts {
  constructor(private readonly ops: OpsRuntime) {}

  async of(planId: string): Promise<PlanImpact> {
    const plan = await this.ops.jobs.find(planId);
    if (!plan) throw jobNotFound();
    const jobs = await Promise.all((plan.plan.impacts ?? []).map((id) => this.ops.jobs.find(id)));
    const groups = jobs.flatMap((job) => (job ? [viewOf(job)] : []));
    return { done: groups.every(({ state }) => state === 'done'), groups };
  }

  /** @throws Problem where the plan has effects whose impact is not known */
  async assertKnown(planId: string): Promise<void> {
    const { done, groups } = await this.of(planId);
    if (done) return;
    const open = groups.filter(({ state }) => state !== 'done').map(({ job, state }) => `${job} is ${state}`);
    throw conflict('impact-missing', `What it would do today is not known yet: ${open.join(', ')}.`);
  }
}

function viewOf({ id, target, state, result }: Job): GroupImpactView {
  const { orders = 0, outcomes = [] } = (result ?? {}) as ImpactResult;
  return { job: id, group: target.split(':')[1] ?? '', state, orders, outcomes: outcomes.map(inBoth) };
}

const inBoth = ({ sentence, ...outcome }: RecordedOutcome): OutcomeCount => ({
  ...outcome,
  sentence: sentence ?? { zh: outcome.text, en: outcome.text },
});
