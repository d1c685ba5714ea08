import { EventStoreDBClient } from '@eventstore/db-client';
import type { EventStoreDbEventStoreOptions } from './options.js';

/** What the client keeps to itself, and we need all the same. */
interface Internals {
  supports: () => Promise<boolean>;
  getChannel: () => Promise<{ close(): void }>;
}

/**
 * A client that appends by unary calls. Its other way, batched appends, keeps the calls of all clients of a process in one table: a
 * broken connection fails everybody's appends, and a late answer to one of them ends the process.
 */
export function connect({ connectionString }: EventStoreDbEventStoreOptions): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(connectionString);
  internalsOf(client).supports = () => Promise.resolve(false);
  return client;
}

/** `dispose` alone leaves the connection open, and the process with it. */
export async function disconnect(client: EventStoreDBClient): Promise<void> {
  await client.dispose();
  const channel = await internalsOf(client).getChannel();
  channel.close();
}

const internalsOf = (client: EventStoreDBClient): Internals => client as unknown as Internals;
