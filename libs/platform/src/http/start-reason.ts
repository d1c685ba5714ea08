import { ConfigError } from '../config/index.js';
import { databaseRefused } from '../database/index.js';

const MOST_CAUSES = 5;

/** Of the call that listens: the same codes of other calls are about something else. */
const OF_LISTENING: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Its HTTP port is taken: set HTTP_PORT to a free one.',
  EACCES: 'Its HTTP port is not for this user: set HTTP_PORT to one above 1023.',
  EADDRNOTAVAIL: 'It cannot listen there: set HTTP_HOST to an address of this machine.',
};

const OF_STORE: Readonly<Record<string, string>> = {
  'event-store-in-use':
    'Another instance works on this database: stop it, or name another database with PG_URL.',
  'event-store-restored':
    'The event store was restored from a logical copy, such as a dump, and nothing can be appended to it as it is: ' +
    'run deploy/postgres/after-logical-restore.sql in its database, or restore a physical copy.',
};

const STORE_AWAY =
  'The event store does not answer: start it, or correct its address, ESDB_URL with EVENT_STORE=eventstoredb and else PG_URL.';

/** One line with the reason of a failed start and the way out; undefined for unexpected errors. */
export function startReason(error: unknown): string | undefined {
  if (error instanceof ConfigError) return error.message;
  const { code, syscall } = (error ?? {}) as { readonly code?: unknown; readonly syscall?: unknown };
  const known = (syscall === 'listen' ? OF_LISTENING : OF_STORE)[String(code)];
  return known ?? ofDatabase(error) ?? (code === 'event-store-unavailable' ? STORE_AWAY : undefined);
}

function ofDatabase(error: unknown): string | undefined {
  let depth = 0;
  for (let cause = error; cause instanceof Error && depth < MOST_CAUSES; cause = cause.cause, depth += 1) {
    const refused = databaseRefused(cause);
    if (refused) return refused.message;
  }
  return undefined;
}
