import { Injectable } from '@nestjs/common';
import { OpsRuntime } from '../ops-runtime.js';

/** What a person, or a job on a person's behalf, did. */
export interface LogLine {
  /** ISO 8601. */
  readonly at: string;
  readonly who: string;
  readonly what: string;
  /** The job, dead letter or consumer group. */
  readonly subject: string;
  readonly why?: string;
  readonly detail?: unknown;
}

export interface LogQuery {
  readonly who?: string | undefined;
  /** ISO 8601. */
  readonly since?: string | undefined;
  readonly limit: number;
}

interface Row {
  readonly at: Date;
  readonly who: string;
  readonly what: string;
  readonly subject: string;
  readonly why: string | null;
  readonly detail: unknown;
}

const LOG = `
select * from (
  select e.at, e.who, e.what, 'job ' || e.job_id || ' ' || j.target as subject, e.why, e.data as detail
  from ops.job_events e join ops.jobs j on j.id = e.job_id
  union all
  select edited_at, edited_by, 'edited', 'dead letter ' || letter_id, why, to_json(changed)
  from event_bus.dead_letter_edits
  union all
  select closed_at, coalesce(closed_by, 'unknown'), state, 'dead letter ' || id, closed_why, null
  from event_bus.dead_letters where closed_at is not null
  union all
  select at, who, what, 'group ' || group_name, why, data from event_bus.group_actions
) as log
where ($1::text is null or who = $1) and ($2::timestamptz is null or at >= $2)
order by at desc limit $3`;

/** Everything that was done to jobs, dead letters and consumer groups, by whom and why. */
@Injectable()
export class OpsLog {
  constructor(private readonly ops: OpsRuntime) {}

  /** Newest first. */
  async read({ who, since, limit }: LogQuery): Promise<readonly LogLine[]> {
    const { rows } = await this.ops.pool.query<Row>(LOG, [who ?? null, since ?? null, limit]);
    return rows.map(({ at, why, detail, ...row }) => ({
      at: at.toISOString(),
      ...row,
      ...(why !== null && { why }),
      ...(detail !== null && { detail }),
    }));
  }
}
