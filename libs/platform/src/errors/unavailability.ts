/** Connection-level failures of `pg` and the classes of SQLSTATE that mean "not now". */
const SOCKET_ERRORS = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'EHOSTUNREACH']);
const SQLSTATE_NOT_NOW = /^(08...|53...|57P0[1-5])$/;
const PG_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** By code, so that it holds for every adapter and over copies of the class. */
export const isEventStoreUnavailable = (error: unknown): boolean =>
  codeOf(error) === 'event-store-unavailable';

/** True when Postgres could not be reached, is starting or stopping, or has no connection left: a retry can help. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined && (SOCKET_ERRORS.has(code) || SQLSTATE_NOT_NOW.test(code))) return true;
  return error instanceof Error && PG_MESSAGES.test(error.message);
}

function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : undefined;
}
