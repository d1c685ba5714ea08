/** State of the database in which it refuses writes. A retry can help in each; the responsible person differs. */
export type DatabaseTrouble = 'unavailable' | 'full' | 'read-only';

const SOCKET_ERRORS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** System calls of sockets that this process opened: errors of clients' requests and of files have others, or none. */
const OF_SOCKETS = new Set(['connect', 'read', 'write', 'getaddrinfo']);
const SQLSTATE_NOT_NOW = /^(08...|53...|57P0[1-5])$/;
const TROUBLE_BY_SQLSTATE: Readonly<Record<string, DatabaseTrouble>> = {
  '53100': 'full',
  '25006': 'read-only',
};
const PG_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;
const MOST_CAUSES = 5;

/** Compares codes, which works for every adapter and for copies of the class. */
export const isEventStoreUnavailable = (error: unknown): boolean =>
  codeOf(error) === 'event-store-unavailable';

/** True if PostgreSQL is unreachable, starting, stopping or out of connections: a retry can help. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined && SQLSTATE_NOT_NOW.test(code)) return true;
  return isSocketError(error) || (error instanceof Error && PG_MESSAGES.test(error.message));
}

/** The state of the database that an error or one of its causes reports; undefined for other errors. */
export function databaseTrouble(error: unknown): DatabaseTrouble | undefined {
  let depth = 0;
  for (let cause = error; cause instanceof Error && depth < MOST_CAUSES; cause = cause.cause, depth += 1) {
    const trouble = TROUBLE_BY_SQLSTATE[codeOf(cause) ?? ''];
    if (trouble) return trouble;
  }
  return isDatabaseUnavailable(error) ? 'unavailable' : undefined;
}

function isSocketError(error: unknown): boolean {
  // A host name with several addresses fails with an error for each.
  const of: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const { syscall } = (of ?? {}) as { syscall?: unknown };
  return SOCKET_ERRORS.has(codeOf(of) ?? '') && typeof syscall === 'string' && OF_SOCKETS.has(syscall);
}

function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : undefined;
}
