import { Injectable } from '@nestjs/common';
import { ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';
import { DAYS, TIMED_STAGES, type StageSample } from './usual-times.view.js';

/** The newest deliveries that figures are made of: enough for a median, bounded whatever the load. */
const MOST_CASES = 2_000;
/** Figures of the last days change slowly: every page asks for them, the database is asked once a minute. ms */
const KEPT_FOR = 60_000;

const ms = (from: string, to: string): string =>
  `percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from ${to} - ${from}) * 1000)`;
const cases = (from: string, to: string): string => `count(${to} - ${from})::int`;

const STAGES = {
  verifying: ['requested_at', 'verified_at'],
  resubmitting: ['verified_at', 'delivered_at'],
  whole: ['requested_at', 'delivered_at'],
  person: ['handed_over_at', 'resolved_at'],
} as const;

const COLUMNS = TIMED_STAGES.map((stage) => {
  const [from, to] = STAGES[stage];
  return `${ms(from, to)} as ${stage}, ${cases(from, to)} as ${stage}_cases`;
});

/** The table's unqualified name follows a swap of tables. Rows without a reason count for all reasons only. */
const READ = `
  with newest as (
    select * from resubmission_progress
    where delivered_at > now() - make_interval(days => $1)
    order by delivered_at desc limit $2)
  select grouping(reason) = 1 as whole_sample, reason, ${COLUMNS.join(', ')}
  from newest group by grouping sets ((reason), ())`;

type Row = Readonly<Record<string, unknown>> & {
  readonly whole_sample: boolean;
  readonly reason: string | null;
};

/** How long the stages of resubmissions took that were delivered in the last days. */
@Injectable()
export class UsualTimes {
  private kept: { readonly until: number; readonly samples: Promise<readonly StageSample[]> } | undefined;

  constructor(@ServicePool('after_sales') private readonly pool: Pool) {}

  /** Up to a minute old. */
  samples(now = Date.now()): Promise<readonly StageSample[]> {
    if (this.kept && this.kept.until > now) return this.kept.samples;
    const samples = this.read();
    this.kept = { until: now + KEPT_FOR, samples };
    // A failure is not kept: the next page asks again.
    samples.catch(() => (this.kept = undefined));
    return samples;
  }

  private async read(): Promise<readonly StageSample[]> {
    const { rows } = await this.pool.query<Row>(READ, [DAYS, MOST_CASES]);
    return rows.filter((row) => row.whole_sample || row.reason !== null).flatMap(samplesOf);
  }
}

const samplesOf = (row: Row): readonly StageSample[] =>
  TIMED_STAGES.flatMap((stage) => {
    const times = row[stage] as readonly [number, number] | null;
    if (!times) return [];
    return {
      stage,
      ...(!row.whole_sample && row.reason !== null && { reason: row.reason }),
      cases: Number(row[`${stage}_cases`]),
      medianMs: Math.round(times[0]),
      nineOfTenMs: Math.round(times[1]),
    };
  });
