/** Codes of sockets and of name resolution: the other side, or the way to it, is not there. */
const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** PostgreSQL: no connection; out of disk, memory or connections; shut down or starting. */
const SQLSTATE_OUTAGE = /^(08...|53...|57P0[1-5])$/;
/** A standby, or a server that was made read-only: nothing can be written until somebody acts. */
const SQLSTATE_READ_ONLY = '25006';
/** Errors of pg and its pool that have no code. */
const PG_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/;
/** Code of the event store's error; a copy of the class has it too. */
const EVENT_STORE_UNAVAILABLE = 'event-store-unavailable';
/** A Unix socket that is not there. As a code alone it may also be a missing file, which is no outage. */
const NO_SOCKET_FILE = 'ENOENT';
/** System calls of sockets that this process opened: errors of clients' requests and of files have others, or none. */
const OF_OWN_SOCKETS = new Set(['connect', 'read', 'write', 'getaddrinfo']);

/** Compares codes, which works for every adapter and for copies of the class. */
export const isEventStoreUnavailable = (error: unknown): boolean => codeOf(error) === EVENT_STORE_UNAVAILABLE;

/**
 * True if a shared dependency is away and the same call may succeed once it is back: for work that this process does by itself (an
 * event's handler, a job). Errors with `outage: true` say so themselves.
 */
export function isOutage(error: unknown): boolean {
  if (partsOf(error).outage === true || isEventStoreUnavailable(error)) return true;
  const code = codeOf(firstOf(error));
  if (code === undefined) return isDriverOutage(error);
  return code === SQLSTATE_READ_ONLY || SQLSTATE_OUTAGE.test(code) || SOCKET_CODES.has(code);
}

/**
 * True if PostgreSQL is unreachable, starting, stopping or out of resources: for errors of requests. Narrower than {@link isOutage}
 * where a request can bring errors of its own: a client that goes away resets its connection too, so a code of a socket counts with a
 * system call of our sockets only. A read-only database answers, so it is not unavailable.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (SQLSTATE_OUTAGE.test(codeOf(error) ?? '')) return true;
  return isOfOwnSocket(firstOf(error)) || isDriverOutage(error);
}

function isOfOwnSocket(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  const { syscall } = partsOf(error);
  return (
    (SOCKET_CODES.has(code) || code === NO_SOCKET_FILE) &&
    typeof syscall === 'string' &&
    OF_OWN_SOCKETS.has(syscall)
  );
}

const isDriverOutage = (error: unknown): boolean => error instanceof Error && PG_MESSAGES.test(error.message);

/** A host name with several addresses fails with an error for each. */
const firstOf = (error: unknown): unknown => (error instanceof AggregateError ? error.errors[0] : error);

const partsOf = (error: unknown): { code?: unknown; outage?: unknown; syscall?: unknown } =>
  typeof error === 'object' && error !== null ? error : {};

function codeOf(error: unknown): string | undefined {
  const { code } = partsOf(error);
  return typeof code === 'string' ? code : undefined;
}
