import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { appendGroupSql } from './append-group.sql.js';
import { tablesSql } from './tables.sql.js';

/** Any number that nobody else locks: what processes that start at once line up at. */
const MIGRATION_LOCK = 0x62756a69616fn;

/** The statements that make the schema, and their version: the comment that the schema carries once they were run. */
export function migrationOf(schema: string): {
  readonly statements: readonly string[];
  readonly version: string;
} {
  const statements = [tablesSql(schema), appendGroupSql(schema)];
  return { statements, version: createHash('sha256').update(statements.join()).digest('hex') };
}

/**
 * Creates what the store needs in `schema`, or brings it up to date. Any number of processes may do it at once, and where nothing
 * has changed it takes no lock on the tables: a start must not wait for writers, nor they for it.
 */
export async function migrate(client: ClientBase, schema: string): Promise<void> {
  const { statements, version } = migrationOf(schema);
  await client.query('BEGIN');
  try {
    await client.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    if ((await migratedVersion(client, schema)) !== version) {
      await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
      for (const statement of statements) await client.query(statement);
      await client.query(`COMMENT ON SCHEMA ${schema} IS '${version}'`);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function migratedVersion(client: ClientBase, schema: string): Promise<string | undefined> {
  const { rows } = await client.query<{ version: string }>(
    "SELECT obj_description(oid, 'pg_namespace') AS version FROM pg_namespace WHERE nspname = $1",
    [schema],
  );
  return rows[0]?.version;
}
