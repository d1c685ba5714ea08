import { EventStoreInUse, EventStoreMisuse, EventStoreUnavailable } from '../event-store.errors.js';
import { SOLE_WRITER_ELSEWHERE } from './schema/append-group.sql.js';

/**
 * SQLSTATE classes in which the same statement may succeed a moment later: connection, rolled back (deadlock, serialisation),
 * resources, locks, operator (shutdown, cancel), system; and `25006`, a server that is no longer the primary.
 */
const TRANSIENT = /^(08|40|53|55|57|58|25006)/;
const BAD_INPUT = /^22/;

/** Undefined for what did not come from the server. */
export const sqlState = (error: unknown): string | undefined => {
  const code = error instanceof Error && 'severity' in error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
};

/**
 * The server may never have seen the statement, or its answer was lost: no SQLSTATE at all, or one that passes. Another sole writer
 * has been waited for already.
 */
export const isTransient = (error: unknown): boolean =>
  !(error instanceof EventStoreInUse) && TRANSIENT.test(sqlState(error) ?? '08');

/** What the port promises instead of the driver's error. */
export function toStoreError(what: string, error: unknown): EventStoreUnavailable | EventStoreMisuse {
  if (error instanceof EventStoreUnavailable || error instanceof EventStoreMisuse) return error;
  if (sqlState(error) === SOLE_WRITER_ELSEWHERE) return new EventStoreInUse(error);
  const message = error instanceof Error ? error.message : String(error);
  if (BAD_INPUT.test(sqlState(error) ?? '')) return new EventStoreMisuse(`${what}: ${message}`);
  return new EventStoreUnavailable(`${what}: ${message}`, error);
}
