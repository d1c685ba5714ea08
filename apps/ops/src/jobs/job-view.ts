import type { Job } from '@bujiao/replay';
import { jobWords, type JobWords } from '@bujiao/texts';

/** A job as ops sees it: with what it has done of what it planned. */
export interface JobView extends Job {
  /**
   * Of the planned events, 0 to 100. Events that came after the plan are worked off too, and not counted. Of a cancelled or
   * failed job: what it had worked off.
   */
  readonly percent: number;
  /** Events a second since it was started; absent while it does not run. */
  readonly eventsPerSecond?: number;
  readonly secondsLeft?: number;
  /** How it stands, in both languages: console and command line say the same. */
  readonly words: JobWords;
}

/** Pure. @param now ms since the epoch */
export function jobView(job: Job, now: number): JobView {
  const view = paced(job, now);
  const { plan, counters, expiresAt } = job;
  const expired = job.state === 'planned' && Date.parse(expiresAt) <= now;
  return { ...view, words: jobWords({ ...view, counts: plan.counts, written: counters.written, expired }) };
}

function paced(job: Job, now: number): Omit<JobView, 'words'> {
  if (job.state === 'planned') return { ...job, percent: 0 };
  const view = { ...job, percent: percentOf(job) };
  return job.state === 'running' && job.phase === 'build' ? { ...view, ...paceOf(job, now) } : view;
}

function percentOf({ counters, plan, state, phase }: Job): number {
  // The clean-up of a cancelled job enters its last phase, although the job never got there.
  if (state === 'cancelled') return partOf(counters.events, plan.counts.events);
  if (state === 'done' || phase !== 'build' || plan.counts.events === 0) return 100;
  return partOf(counters.events, plan.counts.events);
}

const partOf = (events: number, total: number): number =>
  total === 0 ? 0 : Math.min(99, Math.floor((events / total) * 100));

function paceOf(
  { counters, plan, startedAt = '' }: Job,
  now: number,
): Pick<JobView, 'eventsPerSecond' | 'secondsLeft'> {
  const rate = counters.events / Math.max(0.001, (now - Date.parse(startedAt)) / 1000);
  if (!(rate > 0)) return {};
  const left = Math.max(0, plan.counts.events - counters.events);
  return { eventsPerSecond: Math.round(rate), secondsLeft: Math.ceil(left / rate) };
}
