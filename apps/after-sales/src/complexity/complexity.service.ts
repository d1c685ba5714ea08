import { Injectable } from '@nestjs/common';
import { RESUBMISSION_REASONS, type Sentence } from '@bujiao/contracts';
import { ServicePool } from '@bujiao/platform';
import { REASON_NAMES } from '@bujiao/texts';
import type { Pool } from 'pg';
import { WAITS, type WaitsFor } from './complexity.projection.js';
import { complexitySql, type GROUPINGS } from './complexity.sql.js';

export type Grouping = keyof typeof GROUPINGS;

/** How much resubmissions asked of people, on average and by goal. */
export interface ComplexityFigures {
  readonly resubmissions: number;
  readonly delivered: number;
  /** Acts of people, on average; the goal is 1. */
  readonly steps: number;
  /** Fields that a person typed, on average; the goal is 0. */
  readonly fieldsTyped: number;
  /** Of {@link resubmissions}. */
  readonly oneStep: number;
  readonly nothingTyped: number;
  readonly withoutPerson: number;
  /** From request to delivery, of those that were delivered. */
  readonly secondsToDelivery?: { readonly median: number; readonly nineOfTen: number };
  /** Seconds on average, by whom was waited for; waits that are over. */
  readonly waits: readonly { readonly for: WaitsFor; readonly seconds: number }[];
}

export interface ComplexityLine extends ComplexityFigures {
  /** Day, kind of goods, reason, channel or version; absent where it is not known. */
  readonly key?: string;
  /** Of a reason. */
  readonly name?: Sentence;
}

export interface Complexity {
  readonly from: string;
  readonly to: string;
  readonly by: Grouping;
  readonly total: ComplexityFigures;
  /** By key. */
  readonly lines: readonly ComplexityLine[];
}

export interface ComplexityQuery {
  readonly from: Date;
  readonly to: Date;
  readonly by: Grouping;
  readonly goodsKind?: string;
  readonly reason?: string;
  readonly channel?: string;
  readonly policyVersion?: string;
}

type Row = Readonly<Record<WaitsFor, number>> & {
  readonly is_total: boolean;
  readonly key: string | null;
  readonly resubmissions: number;
  readonly delivered: number;
  readonly one_step: number;
  readonly nothing_typed: number;
  readonly without_person: number;
  readonly steps: number | null;
  readonly fields_typed: number | null;
  readonly seconds: readonly [number, number] | null;
};

/** Steps, typed fields and waits of the resubmissions that were asked for within a time. */
@Injectable()
export class ComplexityReport {
  constructor(@ServicePool('after_sales') private readonly pool: Pool) {}

  async read(query: ComplexityQuery): Promise<Complexity> {
    const { from, to, by, goodsKind, reason, channel, policyVersion } = query;
    const same = [goodsKind, reason, channel, policyVersion].map((value) => value ?? null);
    const { rows } = await this.pool.query<Row>(complexitySql(by), [from, to, ...same]);
    const total = rows.find(({ is_total: isTotal }) => isTotal);
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      by,
      total: total ? figuresOf(total) : NONE,
      lines: rows
        .filter(({ is_total: isTotal }) => !isTotal)
        .map((row) => ({ ...namedBy(by, row.key), ...figuresOf(row) })),
    };
  }
}

function namedBy(by: Grouping, key: string | null): Pick<ComplexityLine, 'key' | 'name'> {
  if (key === null) return {};
  const reason = by === 'reason' && RESUBMISSION_REASONS.find((one) => one === key);
  return { key, ...(reason && { name: REASON_NAMES[reason] }) };
}

const NONE: ComplexityFigures = {
  resubmissions: 0,
  delivered: 0,
  steps: 0,
  fieldsTyped: 0,
  oneStep: 0,
  nothingTyped: 0,
  withoutPerson: 0,
  waits: WAITS.map((wait) => ({ for: wait, seconds: 0 })),
};

function figuresOf(row: Row): ComplexityFigures {
  const { resubmissions, seconds } = row;
  if (resubmissions === 0) return NONE;
  return {
    resubmissions,
    delivered: row.delivered,
    steps: rounded(row.steps ?? 0),
    fieldsTyped: rounded(row.fields_typed ?? 0),
    oneStep: row.one_step,
    nothingTyped: row.nothing_typed,
    withoutPerson: row.without_person,
    ...(seconds && { secondsToDelivery: { median: rounded(seconds[0]), nineOfTen: rounded(seconds[1]) } }),
    waits: WAITS.map((wait) => ({ for: wait, seconds: rounded(row[wait] / resubmissions) })),
  };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
