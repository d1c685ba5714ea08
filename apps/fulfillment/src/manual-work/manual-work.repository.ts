import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { ManualWorkEntity } from './manual-work.entity.js';

const MOST_ROWS = 500;

const ASK = `
  insert into fulfillment.manual_work as known (resubmission_id, order_id, code, since, waiting, revision)
  select * from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::boolean[], $6::int[])
  on conflict (resubmission_id) do update set
    code = excluded.code, since = excluded.since, waiting = excluded.waiting, revision = excluded.revision
  where known.revision < excluded.revision`;

const SETTLE = `
  update fulfillment.manual_work known set waiting = false, revision = done.revision
  from unnest($1::uuid[], $2::int[]) as done(resubmission_id, revision)
  where known.resubmission_id = done.resubmission_id and known.revision < done.revision`;

/** No event is repeated so late. */
const PRUNE = `
  delete from fulfillment.manual_work where not waiting and since < now() - interval '30 days'`;

export interface SettledWork {
  readonly resubmissionId: string;
  readonly revision: number;
}

/** What waits for a person. Rows only move forward: an event older than what a row has seen changes nothing. */
@Injectable()
export class ManualWorkRows {
  constructor(
    @InjectRepository(ManualWorkEntity, 'fulfillment') private readonly rows: Repository<ManualWorkEntity>,
  ) {}

  /** The longest wait first; a bounded number of them. */
  waiting(): Promise<ManualWorkEntity[]> {
    return this.rows.find({ where: { waiting: true }, order: { since: 'ASC' }, take: MOST_ROWS });
  }

  async ask(asked: readonly ManualWorkEntity[]): Promise<void> {
    if (asked.length === 0) return;
    await this.rows.query(ASK, [
      asked.map((row) => row.resubmissionId),
      asked.map((row) => row.orderId),
      asked.map((row) => row.code),
      asked.map((row) => row.since.toISOString()),
      asked.map((row) => row.waiting),
      asked.map((row) => row.revision),
    ]);
  }

  /** Known right after the decision: the list that is asked for next must not have it any more. */
  async resolved({
    resubmissionId,
    orderId,
    revision,
  }: SettledWork & { readonly orderId: string }): Promise<void> {
    const row = { resubmissionId, orderId, revision, code: 'resolved', since: new Date(), waiting: false };
    await this.ask([row]);
  }

  async settle(settled: readonly SettledWork[]): Promise<void> {
    if (settled.length === 0) return;
    const parameters = [settled.map((row) => row.resubmissionId), settled.map((row) => row.revision)];
    const [, changed] = await this.rows.query<[unknown, number]>(SETTLE, parameters);
    // Most of what ends never waited for a person; the list grows only by what did.
    if (changed > 0) await this.rows.query(PRUNE);
  }
}
