import { EventStoreDBClient } from '@eventstore/db-client';
import { EventStoreMisuse } from '../event-store.errors.js';

/** What the client keeps to itself, and we need all the same. */
interface Internals {
  supports: () => Promise<boolean>;
  getChannel: () => Promise<{ close(): void }>;
  handleError: (client: unknown, error: Error) => Promise<void>;
}

/**
 * A client that makes every append a call of its own. Its other way, one stream of appends for all, keeps what they wait for in one
 * table of the whole process: a broken connection fails the appends of every client, a late answer to one of those throws where
 * nobody can catch it, and so does an append that was still queued. An answer that never comes is waited for without end.
 *
 * @throws EventStoreMisuse for a connection string that the client does not understand
 */
export function connect(connectionString: string): EventStoreDBClient {
  try {
    const client = EventStoreDBClient.connectionString(connectionString);
    const internals = internalsOf(client);
    internals.supports = () => Promise.resolve(false);
    // The client awaits its channel there, nobody awaits the outcome, and while a cluster has no leader the channel fails: an
    // unhandled rejection would end the process. The call that failed reports its own error; the next one connects anew.
    const handleError = internals.handleError;
    internals.handleError = (...failed) => handleError(...failed).catch(() => undefined);
    return client;
  } catch (error) {
    // Its message would show the string, and with it the password.
    throw new EventStoreMisuse(
      `the EventStoreDB connection string is not valid: ${withoutSecrets(error, connectionString)}`,
    );
  }
}

/** `dispose` alone leaves the connection open. */
export async function disconnect(client: EventStoreDBClient): Promise<void> {
  await client.dispose();
  try {
    (await internalsOf(client).getChannel()).close();
  } catch {
    // A cluster that cannot be found has no connection to close.
  }
}

function withoutSecrets(error: unknown, connectionString: string): string {
  const [firstLine = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const credentials = /\/\/([^@/]*)@/.exec(connectionString)?.[1];
  return credentials ? firstLine.replaceAll(credentials, '***') : firstLine;
}

const internalsOf = (client: EventStoreDBClient): Internals => client as unknown as Internals;
