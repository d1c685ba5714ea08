import { sessionConfig } from '@bujiao/basics';
import { Logger } from '@nestjs/common';
import { Pool, type PoolConfig } from 'pg';

export interface PostgresPoolOptions {
  readonly url: string;
  /** `application_name`, shown in pg_stat_activity. */
  readonly name: string;
  readonly max: number;
  /** Tables are named without it. */
  readonly schema?: string;
  /** Postgres settings of each connection, e.g. `{ plan_cache_mode: 'force_custom_plan' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /**
   * ms after which a connection without an answer counts as broken, whatever the server does: it may hang, or packets may be lost.
   * `never` where statements are as long as their work, as those of jobs. @default 40000, more than the longest statement
   */
  readonly answerWithin?: number | 'never';
}

/**
 * For pools whose statements are short and all have an index. They go by it, also where they were planned while the tables were empty. A
 * named statement is planned once a connection: with arrays for parameters PostgreSQL would plan it for each call, which can take longer
 * than to run it. Any other is planned without its values.
 */
export const PLANNED_ONCE_BY_INDEX = {
  enable_seqscan: 'off',
  plan_cache_mode: 'force_generic_plan',
} as const;

const MILLISECONDS = {
  connect: 10_000,
  statement: 30_000,
  idleInTransaction: 30_000,
  idleConnection: 60_000,
  answer: 40_000,
};

/** Makes a pool with limits of size and time, which survives a restart of PostgreSQL. */
export function poolConfig(options: PostgresPoolOptions): PoolConfig {
  const { url, name, max, schema, settings = {}, answerWithin = MILLISECONDS.answer } = options;
  const all = {
    timezone: 'UTC',
    datestyle: 'ISO',
    ...(schema ? { search_path: `${schema},public` } : {}),
    jit: 'off',
    ...settings,
  };
  return {
    connectionString: url,
    application_name: `bujiao ${name}`,
    max,
    ...sessionConfig(all),
    connectionTimeoutMillis: MILLISECONDS.connect,
    idleTimeoutMillis: MILLISECONDS.idleConnection,
    statement_timeout: MILLISECONDS.statement,
    idle_in_transaction_session_timeout: MILLISECONDS.idleInTransaction,
    ...(answerWithin !== 'never' && { query_timeout: answerWithin }),
  };
}

export function createPool(options: PostgresPoolOptions): Pool {
  const pool = new Pool(poolConfig(options));
  const logger = new Logger('postgres');
  // An idle connection that breaks is replaced on the next query; without a listener, the event would end the process.
  pool.on('error', (err) => logger.warn({ msg: `${options.name}: a connection broke`, err }));
  // A connection that breaks in use is reported by its query.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
