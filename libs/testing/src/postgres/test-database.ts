import { randomBytes } from 'node:crypto';
import { isTrueWithin } from '@bujiao/basics';
import { Client } from 'pg';

export interface TestDatabase {
  readonly url: string;
  /** Deletes it, with whoever is still connected. */
  drop(): Promise<void>;
}

const CLOSING_MS = 2_000;
const EVERY_MS = 10;

/** A fresh, empty database on the server that `PG_URL` names; the set-up of each jest project sees to that variable. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env['PG_URL'];
  if (!server) throw new Error('PG_URL is not set: give the jest project the globalSetup of @bujiao/testing');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await execute(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => drop(server, name) };
}

const execute = (server: string, statement: string): Promise<void> =>
  connected(server, async (client) => {
    await client.query(statement);
  });

/**
 * A pool that has ended is still closing its connections; the server would end them with an error that nobody awaits. What is open
 * after the deadline belongs to somebody who was killed, and is ended.
 */
const drop = (server: string, name: string): Promise<void> =>
  connected(server, async (client) => {
    await isTrueWithin(() => isUnused(client, name), CLOSING_MS, EVERY_MS);
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });

async function isUnused(client: Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from pg_stat_activity where datname = $1 limit 1', [
    name,
  ]);
  return rowCount === 0;
}

async function connected(server: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
