import { createHash } from 'node:crypto';
import { sessionConfig } from '@bujiao/basics';
import { Client } from 'pg';
import { endSession } from './end-session.js';

/**
 * Runs `work` while no other process runs it for the same schema: several instances may start at once on an empty database.
 * The schema exists by then. The lock ends with the connection, so a process that dies blocks no other.
 */
export async function whileSchemaIsLocked<Result>(
  url: string,
  schema: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({
    connectionString: url,
    application_name: `bujiao migrate ${schema}`,
    ...sessionConfig(),
  });
  client.on('error', () => undefined); // the query under way reports it
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockOf(schema)]);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${client.escapeIdentifier(schema)}`);
    return await work(client);
  } finally {
    await endSession(client);
  }
}

const lockOf = (schema: string): string =>
  createHash('sha256').update(`bujiao migrate ${schema}`).digest().readBigInt64BE().toString();
