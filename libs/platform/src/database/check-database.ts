import { Client } from 'pg';
import { ConfigError } from '../config/index.js';

/** The reason why a start cannot use the database, for callers that configure it in another way than `PG_URL`. */
export type DatabaseRefusal = 'unreachable' | 'credentials' | 'missing' | 'rights' | 'read-only' | 'full';

/** The database cannot be used for a start. One line that names `PG_URL` and the way out. */
export class DatabaseRefused extends ConfigError {
  constructor(
    readonly refusal: DatabaseRefusal,
    message: string,
    cause: unknown,
  ) {
    super([{ variable: 'PG_URL', message }]);
    this.cause = cause;
  }
}

const DEADLINE_MS = 10_000;

const BY_SQLSTATE: Readonly<Record<string, readonly [DatabaseRefusal, string]>> = {
  '28P01': ['credentials', 'has a user or password that PostgreSQL refuses: correct them'],
  '28000': ['credentials', 'has a user that PostgreSQL refuses: correct it, or let it in by pg_hba.conf'],
  '3D000': ['missing', 'names a database that does not exist: create it, or name another'],
  '42501': [
    'rights',
    'has a user without the rights of the service: run deploy/postgres/roles.sql and shared.sql as a superuser',
  ],
  '25006': ['read-only', 'leads to a server that is read-only: name the primary'],
  '53100': ['full', 'leads to a server whose disk is full: make room there'],
  '53300': ['unreachable', 'leads to a server that has no connection left: raise its max_connections'],
  '57P03': ['unreachable', 'leads to a server that is still starting: try again in a moment'],
};

/**
 * Throws {@link DatabaseRefused} unless the database can be reached and written to.
 * @param deadline ms for its connection, and for its answer
 */
export async function checkDatabase(url: string, deadline = DEADLINE_MS): Promise<void> {
  const client = new Client({
    connectionString: url,
    application_name: 'bujiao start',
    connectionTimeoutMillis: deadline,
    query_timeout: deadline,
  });
  client.on('error', () => undefined); // the query under way reports it
  try {
    await client.connect();
    // Needs a transaction id, which a read-only server refuses.
    await client.query('SELECT pg_current_xact_id()');
  } catch (error) {
    throw databaseRefused(error) ?? unreachable(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The reason of PostgreSQL against a start; undefined for other errors. */
export function databaseRefused(error: unknown): DatabaseRefused | undefined {
  const [refusal, message] = BY_SQLSTATE[codeOf(error)] ?? [];
  return refusal && message ? new DatabaseRefused(refusal, message, error) : undefined;
}

const unreachable = (error: unknown): DatabaseRefused =>
  new DatabaseRefused(
    'unreachable',
    `leads to no PostgreSQL that answers (${codeOf(error) || 'no answer in time'}): start it, or correct the address`,
    error,
  );

const codeOf = (error: unknown): string => {
  const of: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = (of as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : '';
};
