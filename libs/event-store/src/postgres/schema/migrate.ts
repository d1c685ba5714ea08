import type { ClientBase } from 'pg';
import { appendEventsSql } from './append-events.sql.js';
import { tablesSql } from './tables.sql.js';

/** Any number that nobody else locks: what processes that start at once line up at. */
const MIGRATION_LOCK = 0x62756a69616fn;

/** Creates what the store needs in `schema`, or brings it up to date. Any number of processes may do it at once. */
export async function migrate(client: ClientBase, schema: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await client.query(tablesSql(schema));
    await client.query(appendEventsSql(schema));
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
