import type { Job, JobEvent, JobPhase, JobPlan, JobState, JobVerb } from './job.js';

export interface JobRow {
  readonly id: string;
  readonly verb: JobVerb;
  readonly target: string;
  readonly state: JobState;
  readonly phase: JobPhase;
  readonly plan: JobPlan;
  readonly planned_by: string;
  readonly because: string;
  readonly planned_at: Date;
  readonly expires_at: Date;
  readonly run_by: string | null;
  readonly run_because: string | null;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
  readonly checkpoint: string | null;
  readonly events: string;
  readonly written: string;
  readonly rate: number;
  readonly result: object | null;
  readonly error: string | null;
  readonly updated_at: Date;
  readonly token: string;
}

export interface JobEventRow {
  readonly at: Date;
  readonly what: string;
  readonly who: string;
  readonly why: string | null;
  readonly data: object | null;
}

export const toJob = (row: JobRow): Job => ({
  id: row.id,
  verb: row.verb,
  target: row.target,
  state: row.state,
  phase: row.phase,
  plan: row.plan,
  plannedBy: row.planned_by,
  because: row.because,
  plannedAt: row.planned_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  counters: { events: Number(row.events), written: Number(row.written) },
  rate: row.rate,
  updatedAt: row.updated_at.toISOString(),
  ...given('runBy', row.run_by),
  ...given('runBecause', row.run_because),
  ...given('startedAt', row.started_at?.toISOString()),
  ...given('endedAt', row.ended_at?.toISOString()),
  ...given('checkpoint', row.checkpoint),
  ...given('result', row.result),
  ...given('error', row.error),
});

export const toJobEvent = ({ at, what, who, why, data }: JobEventRow): JobEvent => ({
  at: at.toISOString(),
  what,
  who,
  ...given('why', why),
  ...given('data', data),
});

const given = <K extends string, V>(key: K, value: V | null | undefined): { [P in K]?: V } =>
  (value === null || value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
