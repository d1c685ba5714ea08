import { ConfigError } from '../config/index.js';
import { databaseRefused } from '../database/index.js';

const MOST_CAUSES = 5;

/** One line with the reason of a failed start and the way out; undefined for unexpected errors. */
export function startReason(error: unknown): string | undefined {
  if (error instanceof ConfigError) return error.message;
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return 'Its HTTP port is taken: set HTTP_PORT to a free one.';
  if (code === 'EACCES') return 'Its HTTP port is not for this user: set HTTP_PORT to one above 1023.';
  if (code === 'EADDRNOTAVAIL') return 'It cannot listen there: set HTTP_HOST to an address of this machine.';
  if (code === 'event-store-in-use')
    return 'Another instance works on this database: stop it, or name another database with PG_URL.';
  if (code === 'event-store-restored')
    return (
      'The event store was restored from a logical copy, such as a dump, and nothing can be appended to it as it is: ' +
      'run deploy/postgres/after-logical-restore.sql in its database, or restore a physical copy.'
    );
  return ofDatabase(error);
}

function ofDatabase(error: unknown): string | undefined {
  let depth = 0;
  for (let cause = error; cause instanceof Error && depth < MOST_CAUSES; cause = cause.cause, depth += 1) {
    const refused = databaseRefused(cause);
    if (refused) return refused.message;
  }
  return undefined;
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code;
