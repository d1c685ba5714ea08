import { sessionConfig } from '@bujiao/basics';
import { rowsOf, type Column, type Statement } from '@bujiao/fast-pg';
import pg from 'pg';
import type { ResolvedOptions } from './options.js';

/**
 * Every statement uses an index with a plan that is made once. On a nearly empty table the planner would choose a scan, keep that plan
 * for the prepared statement, and stay slow when the table has grown.
 */
const SETTINGS = {
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  enable_bitmapscan: 'off',
  plan_cache_mode: 'force_generic_plan',
  jit: 'off',
  // Events of a committed transaction cannot be read while an older one stays open.
  idle_in_transaction_session_timeout: '10s',
  statement_timeout: '30s',
  datestyle: 'ISO',
  timezone: 'UTC',
  bytea_output: 'hex',
  default_transaction_isolation: 'read\\ committed',
};

/** Milliseconds after which a connection without an answer counts as broken. */
const CONNECT_TIMEOUT = 5_000;
const ANSWER_TIMEOUT = 40_000;

/** Where statements run: a pool, or one connection. */
export interface Session {
  rows<Row extends readonly Column[]>(statement: Statement): Promise<readonly Row[]>;
}

export const sessionOn = (on: pg.Pool | pg.Client): Session => ({
  rows: (statement) => rowsOf(on, statement),
});

export function clientConfig({ connectionString, applicationName }: ResolvedOptions): pg.ClientConfig {
  return {
    connectionString,
    application_name: applicationName,
    ...sessionConfig(SETTINGS),
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    query_timeout: ANSWER_TIMEOUT,
  };
}

export function openPool(options: ResolvedOptions, max: number): pg.Pool {
  const pool = new pg.Pool({ ...clientConfig(options), max, idleTimeoutMillis: 60_000 });
  // An idle connection that breaks is replaced on the next call; without a listener it would end the process.
  pool.on('error', () => undefined);
  // One that breaks in use is reported by its statement.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
