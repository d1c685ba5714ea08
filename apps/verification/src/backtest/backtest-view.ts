import { emptyTally, reportOf, type BacktestReport } from '@bujiao/backtest';
import type { Job, JobState } from '@bujiao/replay';
import type { BacktestRow } from './backtest-rows.repository.js';

/** A backtest or a shadow, as people see it: how far it is, and what it found. */
export interface BacktestView {
  readonly id: string;
  readonly version: string;
  readonly state: JobState;
  /** Of the planned decisions, 0 to 100. */
  readonly percent: number;
  readonly planned: number;
  readonly since: string;
  readonly capacity?: number;
  readonly by: string;
  readonly because: string;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly error?: string;
  /** Of what it has read so far. */
  readonly report: BacktestReport;
}

/** Pure. */
export function backtestView(job: Job, row: BacktestRow): BacktestView {
  const { id, state, plannedBy, runBy = plannedBy, because, plannedAt, startedAt = plannedAt } = job;
  const capacity = row.capacity ?? undefined;
  return {
    id,
    version: row.version,
    state,
    percent: percentOf(job),
    planned: job.plan.counts.events,
    since: row.since.toISOString(),
    ...(capacity !== undefined && { capacity }),
    by: runBy,
    because,
    startedAt,
    ...(job.endedAt !== undefined && { endedAt: job.endedAt }),
    ...(job.error !== undefined && { error: job.error }),
    report: reportOf(row.tally ?? emptyTally(), { capacity }),
  };
}

function percentOf({ state, counters, plan }: Job): number {
  const total = plan.counts.events;
  if (state === 'done' || total === 0) return 100;
  return Math.min(99, Math.floor((counters.events / total) * 100));
}
