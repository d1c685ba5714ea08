import { createHash, hkdfSync } from 'node:crypto';
import type { Client } from 'pg';
import { ConfigError } from '../config/index.js';
import { whileSchemaIsLocked } from '../database/index.js';
import { SecretBox } from './secret-box.js';

export const KEYRING_TABLES = `
CREATE TABLE IF NOT EXISTS keyring.buyer_keys (
  buyer_id text PRIMARY KEY,
  wrapped_key bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE IF NOT EXISTS keyring.key_checks (
  name text PRIMARY KEY,
  check_value bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE IF NOT EXISTS keyring.write_probe (filler text NOT NULL);`;

const NAME = 'data-key';
const CHECK_BYTES = 32;

/** Comment of the schema when its tables match {@link KEYRING_TABLES}. */
export const KEYRING_VERSION = createHash('sha256').update(KEYRING_TABLES).digest('hex');

/** Creates the tables of the key ring. Idempotent, also when several processes call it at once. */
export const prepareKeyRing = (url: string): Promise<void> => whileSchemaIsLocked(url, 'keyring', makeTables);

/** Without a change it needs no right to alter the schema: the logins of the services have none (`deploy/postgres`). */
async function makeTables(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>(
    "SELECT obj_description(oid, 'pg_namespace') AS version FROM pg_namespace WHERE nspname = 'keyring'",
  );
  if (rows[0]?.version !== KEYRING_VERSION)
    await client.query(`${KEYRING_TABLES} COMMENT ON SCHEMA keyring IS '${KEYRING_VERSION}'`);
}

/**
 * Throws `ConfigError` in one line where `DATA_KEY` is not the key that the data of this database is sealed with: with a wrong key, data
 * of known buyers could not be read, known cards would count as new, and data sealed meanwhile would stay mixed.
 */
export const checkDataKey = (url: string, dataKey: Buffer): Promise<void> =>
  whileSchemaIsLocked(url, 'keyring', async (client) => {
    await makeTables(client);
    const known = await storedCheck(client);
    if (!(known ? known.equals(checkOf(dataKey)) : await opensWhatIsThere(client, dataKey)))
      throw new ConfigError([
        {
          variable: 'DATA_KEY',
          message:
            'is not the key that the data in this database is sealed with: set the one that it was started with first',
        },
      ]);
    if (!known)
      await client.query('INSERT INTO keyring.key_checks (name, check_value) VALUES ($1, $2)', [
        NAME,
        checkOf(dataKey),
      ]);
  });

/** Derived for this purpose only, so it reveals nothing about the key or other derived keys. */
const checkOf = (dataKey: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), 'bujiao/key-check', CHECK_BYTES));

async function storedCheck(client: Client): Promise<Buffer | undefined> {
  const { rows } = await client.query<{ check_value: Buffer }>(
    'SELECT check_value FROM keyring.key_checks WHERE name = $1',
    [NAME],
  );
  return rows[0]?.check_value;
}

/** Data of versions without a check value. */
async function opensWhatIsThere(client: Client, dataKey: Buffer): Promise<boolean> {
  const { rows } = await client.query<{ buyer_id: string; wrapped_key: Buffer }>(
    'SELECT buyer_id, wrapped_key FROM keyring.buyer_keys LIMIT 1',
  );
  const [row] = rows;
  if (!row) return true;
  try {
    SecretBox.forPurpose(dataKey, 'key-ring').decrypt(row.wrapped_key, row.buyer_id);
    return true;
  } catch {
    return false;
  }
}
