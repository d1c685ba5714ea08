import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export interface TestDatabase {
  readonly url: string;
  /** Deletes it, with whoever is still connected. */
  drop(): Promise<void>;
}

/** A fresh, empty database on the server that `PG_URL` names; the set-up of each jest project sees to that variable. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env['PG_URL'];
  if (!server) throw new Error('PG_URL is not set: give the jest project the globalSetup of @bujiao/testing');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await execute(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function execute(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
