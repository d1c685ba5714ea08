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

interface Source {
  readonly select: string;
  readonly from: string;
  readonly at: string;
  readonly who: string;
  /** @default all rows */
  readonly only?: string;
}

const SOURCES: readonly Source[] = [
  {
    select: `e.at, e.who, e.what, 'job ' || e.job_id || ' ' || j.target as subject, e.why, e.data as detail`,
    from: 'ops.job_events e join ops.jobs j on j.id = e.job_id',
    at: 'e.at',
    who: 'e.who',
  },
  {
    select: `edited_at, edited_by, 'edited', 'dead letter ' || letter_id, why, to_json(changed)`,
    from: 'event_bus.dead_letter_edits',
    at: 'edited_at',
    who: 'edited_by',
  },
  {
    select: `order_unknown_at, 'bujiao', 'order unknown', 'dead letter ' || letter_id, why, to_json(changed)`,
    from: 'event_bus.dead_letter_edits',
    at: 'order_unknown_at',
    who: `'bujiao'`,
    only: 'order_unknown_at is not null',
  },
  {
    select: `closed_at, coalesce(closed_by, 'unknown'), state, 'dead letter ' || id, closed_why, null`,
    from: 'event_bus.dead_letters',
    at: 'closed_at',
    who: 'closed_by',
    only: 'closed_at is not null',
  },
  {
    select: `at, who, what, 'group ' || group_name, why, data`,
    from: 'event_bus.group_actions',
    at: 'at',
    who: 'who',
  },
];

/** Each source gives its newest lines by an index, so that no more is read than is shown, however long the log is. */
export function logStatement({ who, since, limit }: LogQuery): { text: string; values: unknown[] } {
  const values: unknown[] = [limit];
  const bound = (condition: (parameter: string) => string, value: string | undefined): string =>
    value === undefined ? '' : ` and ${condition(`$${values.push(value)}`)}`;
  const branches = SOURCES.map(({ select, from, at, who: by, only = 'true' }) => {
    const person = bound((parameter) => `${by} = ${parameter}`, who);
    const time = bound((parameter) => `${at} >= ${parameter}::timestamptz`, since);
    return `(select ${select} from ${from} where ${only}${person}${time} order by ${at} desc limit $1)`;
  });
  return { text: `select * from (${branches.join(' union all ')}) as log order by at desc limit $1`, values };
}

/** Everything that was done to jobs, dead letters and consumer groups, by whom and why. */
@Injectable()
export class OpsLog {
  constructor(private readonly ops: OpsRuntime) {}

  /** Newest first. */
  async read(query: LogQuery): Promise<readonly LogLine[]> {
    const { rows } = await this.ops.pool.query<Row>(logStatement(query));
    return rows.map(({ at, why, detail, ...row }) => ({
      at: at.toISOString(),
      ...row,
      ...(why !== null && { why }),
      ...(detail !== null && { detail }),
    }));
  }
}
