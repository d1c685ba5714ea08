import { Injectable } from '@nestjs/common';
import type { ConflictCode, ConflictValues } from '@bujiao/contracts';
import type { RecordedConflict } from '@bujiao/order-history';
import { ServicePool } from '@bujiao/platform';
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

  /** Those that wait for a person, oldest first. */
  async open(limit: number): Promise<readonly ConflictRow[]> {
    const { rows } = await this.pool.query<{
      order_id: string;
      code: ConflictCode;
      known: ConflictValues;
      found_at: Date;
    }>(
      `select order_id, code, known, found_at from after_sales.order_conflicts where closed_at is null order by found_at, order_id limit $1`,
      [limit],
    );
    return rows.map(({ order_id, code, known, found_at }) => ({
      orderId: order_id,
      code,
      known,
      foundAt: found_at.toISOString(),
    }));
  }
}
