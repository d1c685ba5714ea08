/** Why the database refuses what it should take. A retry can help with each; who has to do something about it differs. */
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
/** Of a socket that this process opened: an error of a client's request or of a file has another `syscall`, or none. */
const OF_SOCKETS = new Set(['connect', 'read', 'write', 'getaddrinfo']);
const SQLSTATE_NOT_NOW = /^(08...|53...|57P0[1-5])$/;
const TROUBLE_BY_SQLSTATE: Readonly<Record<string, DatabaseTrouble>> = {
  '53100': 'full',
  '25006': 'read-only',
};
const PG_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;
const MOST_CAUSES = 5;

/** By code, so that it holds for every adapter and over copies of the class. */
export const isEventStoreUnavailable = (error: unknown): boolean =>
  codeOf(error) === 'event-store-unavailable';

/** True when Postgres could not be reached, is starting or stopping, or has no connection left: a retry can help. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined && SQLSTATE_NOT_NOW.test(code)) return true;
  return isSocketError(error) || (error instanceof Error && PG_MESSAGES.test(error.message));
}

/** What Postgres said, however deep in the causes. Undefined for an error that is not about the database's state. */
export function databaseTrouble(error: unknown): DatabaseTrouble | undefined {
  let depth = 0;
  for (let cause = error; cause instanceof Error && depth < MOST_CAUSES; cause = cause.cause, depth += 1) {
    const trouble = TROUBLE_BY_SQLSTATE[codeOf(cause) ?? ''];
    if (trouble) return trouble;
  }
  return isDatabaseUnavailable(error) ? 'unavailable' : undefined;
}

function isSocketError(error: unknown): boolean {
  // A name with several addresses fails with all of their errors.
  const of: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const { syscall } = (of ?? {}) as { syscall?: unknown };
  return SOCKET_ERRORS.has(codeOf(of) ?? '') && typeof syscall === 'string' && OF_SOCKETS.has(syscall);
}

function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : undefined;
}
