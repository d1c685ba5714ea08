import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { int4s, rowsOf, uuids } from '@bujiao/fast-pg';
import { cursorText, cursorValues, ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';
import type { Repository } from 'typeorm';
import { ManualWorkEntity } from './manual-work.entity.js';

/** Every deadline is as far from its hand-over as every other, so rows are sorted by the hand-over. */
export const MANUAL_WORK_SORTS = ['deadline', '-deadline', 'orderId', '-orderId'] as const;
export type ManualWorkSort = (typeof MANUAL_WORK_SORTS)[number];

export interface ManualWorkPage {
  readonly sort: ManualWorkSort;
  /** Of the last row of the page before. */
  readonly cursor?: string;
  readonly limit: number;
}

/** Where the page after a row begins. */
export const manualWorkCursor = (
  { since, orderId, resubmissionId }: Pick<ManualWorkEntity, 'since' | 'orderId' | 'resubmissionId'>,
  sort: ManualWorkSort,
): string => cursorText([isByOrder(sort) ? orderId : since.toISOString(), resubmissionId]);

const isByOrder = (sort: ManualWorkSort): boolean => sort.endsWith('orderId');

const ASK = `
  insert into fulfillment.manual_work as known (resubmission_id, order_id, code, since, waiting, revision)
  select * from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::boolean[], $6::int[])
  on conflict (resubmission_id) do update set
    code = excluded.code, since = excluded.since, waiting = excluded.waiting, revision = excluded.revision
  where known.revision < excluded.revision`;

const SETTLE = `
  update fulfillment.manual_work known set waiting = false, revision = done.revision
  from unnest($1::uuid[], $2::int[]) as done(resubmission_id, revision)
  where known.resubmission_id = done.resubmission_id and known.revision < done.revision
  returning 1`;

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
    @ServicePool('fulfillment') private readonly pool: Pool,
  ) {}

  /** A bounded number of them, sorted; without the rows up to the cursor. */
  waiting({ sort, cursor, limit }: ManualWorkPage): Promise<ManualWorkEntity[]> {
    const column = isByOrder(sort) ? 'work.orderId' : 'work.since';
    const direction = sort.startsWith('-') ? 'DESC' : 'ASC';
    const query = this.rows
      .createQueryBuilder('work')
      .where('work.waiting')
      .orderBy(column, direction)
      .addOrderBy('work.resubmissionId', direction)
      .limit(limit);
    if (cursor === undefined) return query.getMany();
    const [value, id] = cursorValues(cursor, [isByOrder(sort) ? 'id' : 'moment', 'uuid']);
    const beyond = direction === 'ASC' ? '>' : '<';
    return query
      .andWhere(`(${column}, work.resubmissionId) ${beyond} (:value, :id)`, { value, id })
      .getMany();
  }

  /** Also one that is settled. */
  async find(resubmissionId: string): Promise<ManualWorkEntity | undefined> {
    return (await this.rows.findOne({ where: { resubmissionId } })) ?? undefined;
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
    const changed = await rowsOf(this.pool, {
      name: 'manual-work-settle',
      text: SETTLE,
      parameters: [
        // A message that names no resubmission settles nothing.
        uuids(settled.map(({ resubmissionId }) => resubmissionId ?? null)),
        int4s(settled.map(({ revision }) => revision)),
      ],
    });
    // Most of what ends never waited for a person; the list grows only by what did.
    if (changed.length > 0) await this.rows.query(PRUNE);
  }
}
