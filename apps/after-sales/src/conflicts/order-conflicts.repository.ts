import { Injectable } from '@nestjs/common';
import type { ConflictCode, ConflictValues } from '@bujiao/contracts';
import type { RecordedConflict } from '@bujiao/order-history';
import { cursorText, cursorValues, ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';

export interface ConflictRow {
  readonly orderId: string;
  readonly code: ConflictCode;
  readonly known: ConflictValues;
  readonly foundAt: string;
}

const SAVE = `
  insert into after_sales.order_conflicts as known (order_id, code, known, found_at, closed_at, revision)
  select $1, c.code, c.known, c.found_at, c.closed_at, $2
  from json_to_recordset($3) as c(code text, known json, found_at timestamptz, closed_at timestamptz)
  on conflict (order_id, code) do update set
    known = excluded.known, found_at = excluded.found_at, closed_at = excluded.closed_at, revision = excluded.revision
  where known.revision <= excluded.revision`;

export const CONFLICT_SORTS = ['foundAt', '-foundAt', 'orderId', '-orderId'] as const;
export type ConflictSort = (typeof CONFLICT_SORTS)[number];

export interface ConflictPage {
  readonly sort: ConflictSort;
  /** Of the last row of the page before. */
  readonly cursor?: string;
  readonly limit: number;
}

/** Where the page after a row begins. */
export const conflictCursor = ({ orderId, code, foundAt }: ConflictRow): string =>
  cursorText([foundAt, orderId, code]);

const openBy = (first: string, beyond: '>' | '<', direction: 'asc' | 'desc'): string => `
  select order_id, code, known, found_at from after_sales.order_conflicts
  where closed_at is null and ($1::timestamptz is null or (${first}order_id, code) ${beyond} (${first && '$1, '}$2::text, $3::text))
  order by ${first ? `found_at ${direction}, ` : ''}order_id ${direction}, code ${direction} limit $4`;

const OPEN: Readonly<Record<ConflictSort, string>> = {
  foundAt: openBy('found_at, ', '>', 'asc'),
  '-foundAt': openBy('found_at, ', '<', 'desc'),
  orderId: openBy('', '>', 'asc'),
  '-orderId': openBy('', '<', 'desc'),
};

interface Row {
  readonly order_id: string;
  readonly code: ConflictCode;
  readonly known: ConflictValues;
  readonly found_at: Date;
}

@Injectable()
export class OrderConflicts {
  constructor(@ServicePool('after_sales') private readonly pool: Pool) {}

  /** Makes the rows of an order what its history says at `revision`. Idempotent; older revisions change nothing. */
  async follow(orderId: string, revision: number, conflicts: readonly RecordedConflict[]): Promise<void> {
    // Of each code the newest speaks.
    const newest = new Map(conflicts.map((conflict) => [conflict.code, conflict]));
    if (newest.size === 0) return;
    const rows = [...newest.values()].map(({ code, known, foundAt, closed }) => ({
      code,
      known,
      found_at: foundAt,
      closed_at: closed?.at ?? null,
    }));
    await this.pool.query(SAVE, [orderId, revision, JSON.stringify(rows)]);
  }

  /** Those that wait for a person, sorted; without the rows up to the cursor. */
  async open({ sort, cursor, limit }: ConflictPage): Promise<readonly ConflictRow[]> {
    const after = cursor === undefined ? [null, null, null] : cursorValues(cursor, ['moment', 'id', 'id']);
    const { rows } = await this.pool.query<Row>(OPEN[sort], [...after, limit]);
    return rows.map(({ order_id, code, known, found_at }) => ({
      orderId: order_id,
      code,
      known,
      foundAt: found_at.toISOString(),
    }));
  }
}
