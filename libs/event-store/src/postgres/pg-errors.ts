import {
  EventStoreInUse,
  EventStoreMisuse,
  EventStoreRestored,
  EventStoreUnavailable,
} from '../event-store.errors.js';
import { SOLE_WRITER_ELSEWHERE } from './schema/append-group.sql.js';

/**
 * SQLSTATE classes in which the same statement may succeed a moment later: connection, rolled back (deadlock, serialisation),
 * resources, locks, operator (shutdown, cancel), system; and `25006`, a server that is no longer the primary.
 */
const TRANSIENT = /^(08|40|53|55|57|58|25006)/;
const CONNECTION_FAILURE = '08';
const BAD_INPUT = /^22/;
const PROGRAM_ERRORS = new Set(['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError']);

/** Undefined for an error that does not come from the server. */
export const sqlState = (error: unknown): string | undefined => {
  const code = error instanceof Error && 'severity' in error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
};

/**
 * An outage: the server may never have received the statement, or its answer is lost, or it answers that it cannot serve it now. Errors of
 * the driver, its pool and its sockets have no SQLSTATE and count as such; errors of this program (a TypeError, say) do not. The lease of
 * another sole writer has been waited for already.
 */
export const isTransient = (error: unknown): boolean =>
  !(error instanceof EventStoreInUse) &&
  !isProgramError(error) &&
  TRANSIENT.test(sqlState(error) ?? CONNECTION_FAILURE);

/** A fault of this program, which a retry only repeats. */
function isProgramError(error: unknown): error is Error {
  const { name, code } = (error ?? {}) as { readonly name?: string; readonly code?: unknown };
  return code === undefined && name !== undefined && PROGRAM_ERRORS.has(name);
}

const OF_THE_PORT = [EventStoreUnavailable, EventStoreMisuse, EventStoreRestored];

/** The port's error for an error of the driver. Errors of this program stay as they are: nobody may take them for an outage. */
export function toStoreError(what: string, error: unknown): Error {
  if (OF_THE_PORT.some((known) => error instanceof known)) return error as Error;
  if (isProgramError(error)) return error;
  if (sqlState(error) === SOLE_WRITER_ELSEWHERE) return new EventStoreInUse(error);
  const message = error instanceof Error ? error.message : String(error);
  if (BAD_INPUT.test(sqlState(error) ?? '')) return new EventStoreMisuse(`${what}: ${message}`);
  return new EventStoreUnavailable(`${what}: ${message}`, error);
}
