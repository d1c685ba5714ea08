import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { rowsOf, texts } from '@bujiao/fast-pg';
import { ServicePool } from '@bujiao/platform';
import { saveParameters, saveSql } from '@bujiao/projections';
import type { Pool } from 'pg';
import type { Repository } from 'typeorm';
import { ProgressEntity } from './progress.entity.js';
import { PROGRESS, type ProgressRow } from './progress.projection.js';

/** Names the orders whose progress changed, separated by blanks. */
export const PROGRESS_CHANNEL = 'after_sales_progress';
/** Postgres takes less than 8,000 bytes a notification. */
const MOST_BYTES = 7_500;

/** The parameter after those of the columns. */
const ORDERS = `$${Object.keys(PROGRESS.table.columns).length + 1}`;

/** Notifies listeners at the commit, so that they find the rows. The table's unqualified name follows a swap of tables. */
const SAVE = `
  with saved as (${saveSql(PROGRESS, PROGRESS.table.name)}
  )
  select pg_notify('${PROGRESS_CHANNEL}', orders) from unnest(${ORDERS}::text[]) as orders`;

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
      parameters: [...saveParameters(PROGRESS, rows), texts(notificationsOf(rows.map((r) => r.orderId)))],
    });
  }

  /** Of the order's newest resubmission. */
  async ofOrder(orderId: string): Promise<ProgressEntity | undefined> {
    const row = await this.rows.findOne({ where: { orderId }, order: { requestedAt: 'DESC' } });
    return row ?? undefined;
  }
}

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
