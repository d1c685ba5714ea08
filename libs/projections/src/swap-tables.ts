import type pg from 'pg';
import { PREVIOUS, REBUILD, tablesOf } from './copy-table.js';
import type { Projection, ProjectionRow } from './projection.js';

type Table = Pick<Projection<ProjectionRow>['table'], 'schema' | 'name'>;

/** Longest wait for readers and writers of the live table, in ms; while the swap waits, new ones wait behind it. */
export const LOCK_TIMEOUT_MS = 2_000;

/**
 * Puts the rebuilt table in the place of the live one, which is kept as the previous one. Within the caller's transaction: a
 * reader finds the old rows before its commit and the new ones after it, never none.
 * @throws 55P03 (lock not available) when a long transaction holds the live table; nothing has changed then
 */
export async function swapIn(
  on: pg.PoolClient,
  table: Table,
  lockTimeoutMs = LOCK_TIMEOUT_MS,
): Promise<void> {
  const { live, rebuild, previous } = tablesOf(table);
  await on.query(`set local lock_timeout = ${lockTimeoutMs}`);
  await on.query(`lock table ${live} in access exclusive mode`);
  await on.query(`drop table if exists ${previous}`);
  await on.query(`alter table ${live} rename to ${table.name}${PREVIOUS}`);
  await on.query(`alter table ${rebuild} rename to ${table.name}`);
}

/** Puts the previous table back; what was live becomes the rebuilt one again. Within the caller's transaction. */
export async function swapBack(
  on: pg.PoolClient,
  table: Table,
  lockTimeoutMs = LOCK_TIMEOUT_MS,
): Promise<void> {
  const { live, rebuild, previous } = tablesOf(table);
  await on.query(`set local lock_timeout = ${lockTimeoutMs}`);
  await on.query(`lock table ${live} in access exclusive mode`);
  await on.query(`drop table if exists ${rebuild}`);
  await on.query(`alter table ${live} rename to ${table.name}${REBUILD}`);
  await on.query(`alter table ${previous} rename to ${table.name}`);
}
