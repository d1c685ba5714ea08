import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { int4s, jsons, rowsOf, texts, timestamps, uuids, type Parameter } from '@bujiao/batching/postgres';
import type { Sentence } from '@bujiao/contracts';
import { ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';
import type { Repository } from 'typeorm';
import { ProgressEntity } from './progress.entity.js';
import type { ProgressOutcome, Stage } from './stages.js';

export interface ProgressRow {
  readonly resubmissionId: string;
  readonly orderId: string;
  readonly revision: number;
  readonly stage: Stage;
  readonly outcome: ProgressOutcome | null;
  readonly sentence: Sentence | null;
  readonly updatedAt: string;
  readonly requestedAt?: string;
  readonly deliveredAt?: string;
}

/** Names the orders whose progress changed, separated by blanks. */
export const PROGRESS_CHANNEL = 'after_sales_progress';
/** Postgres takes less than 8,000 bytes a notification. */
const MOST_BYTES = 7_500;

/** What is told is told with the commit, so whoever listens finds the rows. */
const SAVE = `
  with saved as (
  insert into resubmission_progress as known
    (resubmission_id, order_id, revision, stage, outcome, sentence, requested_at, delivered_at, updated_at)
  select * from unnest($1::uuid[], $2::text[], $3::integer[], $4::text[], $5::text[], $6::json[], $7::timestamptz[], $8::timestamptz[], $9::timestamptz[]) as r
  order by 1
  on conflict (resubmission_id) do update set
    revision = greatest(known.revision, excluded.revision),
    stage = case when excluded.revision > known.revision then excluded.stage else known.stage end,
    outcome = case when excluded.revision > known.revision then excluded.outcome else known.outcome end,
    sentence = case when excluded.revision > known.revision then excluded.sentence else known.sentence end,
    updated_at = case when excluded.revision > known.revision then excluded.updated_at else known.updated_at end,
    requested_at = coalesce(known.requested_at, excluded.requested_at),
    delivered_at = coalesce(known.delivered_at, excluded.delivered_at)
  )
  select pg_notify('${PROGRESS_CHANNEL}', orders) from unnest($10::text[]) as orders`;

@Injectable()
export class ProgressRows {
  constructor(
    @ServicePool('after_sales') private readonly pool: Pool,
    @InjectRepository(ProgressEntity, 'after_sales') private readonly rows: Repository<ProgressEntity>,
  ) {}

  /**
   * One row a resubmission. Idempotent and commutative: whatever the order in which rows come (topics overtake each other), the
   * newest stage stays.
   */
  async save(rows: readonly ProgressRow[]): Promise<void> {
    await rowsOf(this.pool, {
      name: 'progress-save',
      text: SAVE,
      parameters: [...columnsOf(rows), texts(notificationsOf(rows.map((r) => r.orderId)))],
    });
  }

  /** Of the order's newest resubmission. */
  async ofOrder(orderId: string): Promise<ProgressEntity | undefined> {
    const row = await this.rows.findOne({ where: { orderId }, order: { requestedAt: 'DESC' } });
    return row ?? undefined;
  }
}

const columnsOf = (rows: readonly ProgressRow[]): Parameter[] => [
  uuids(rows.map((r) => r.resubmissionId)),
  texts(rows.map((r) => r.orderId)),
  int4s(rows.map((r) => r.revision)),
  texts(rows.map((r) => r.stage)),
  texts(rows.map((r) => r.outcome)),
  jsons(rows.map((r) => r.sentence && JSON.stringify(r.sentence))),
  ...[rows.map((r) => r.requestedAt), rows.map((r) => r.deliveredAt), rows.map((r) => r.updatedAt)].map(
    timesOf,
  ),
];

const timesOf = (times: readonly (string | undefined)[]): Parameter =>
  timestamps(times.map((at) => (at === undefined ? null : Date.parse(at))));

function notificationsOf(orderIds: readonly string[]): string[] {
  const texts: string[] = [];
  for (const orderId of new Set(orderIds)) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + orderId.length < MOST_BYTES)
      texts[texts.length - 1] = `${last} ${orderId}`;
    else texts.push(orderId);
  }
  return texts;
}
