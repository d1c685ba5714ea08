import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { StartRefused } from '../start-refused.js';
import type { DataFolder } from './data-folder.js';

/** Made at the first start, and kept: without them the data cannot be read. */
export interface KeptSecrets {
  /** base64 of 32 bytes; see `DATA_KEY`. */
  readonly dataKey: string;
  readonly postgresPassword: string;
  /** Private key (Ed25519) that signs the demo users' tokens. */
  readonly issuerKey: JWK;
}

export const SECRETS = 'secrets.json';
export const DATABASE = 'postgres';

/** Throws {@link StartRefused}. */
export async function keptSecrets(folder: DataFolder): Promise<KeptSecrets> {
  const file = folder.file(SECRETS);
  try {
    if (existsSync(file)) return read(file);
    if (existsSync(folder.file(DATABASE))) {
      throw new StartRefused(
        `${file} is missing, and without it the data beside it cannot be read: put it back, or start anew in another folder with BUJIAO_DATA_DIR.`,
      );
    }
    return await makeSecrets(file);
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new StartRefused(
      code === undefined
        ? `${file} is damaged, and without it the data beside it cannot be read: put a copy back, or start anew in another folder with BUJIAO_DATA_DIR.`
        : `${file} cannot be read or written (${code}): give this user the data folder, or choose another with BUJIAO_DATA_DIR.`,
      error,
    );
  }
}

function read(file: string): KeptSecrets {
  const secrets = JSON.parse(readFileSync(file, 'utf8')) as Partial<KeptSecrets> | null;
  const { dataKey, postgresPassword, issuerKey } = secrets ?? {};
  if (typeof dataKey !== 'string' || typeof postgresPassword !== 'string' || typeof issuerKey?.d !== 'string')
    throw new Error('it lacks a secret');
  return { dataKey, postgresPassword, issuerKey };
}

async function makeSecrets(file: string): Promise<KeptSecrets> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const secrets = {
    dataKey: randomBytes(32).toString('base64'),
    postgresPassword: randomBytes(24).toString('base64url'),
    issuerKey: await exportJWK(privateKey),
  };
  writeDurably(file, JSON.stringify(secrets));
  return secrets;
}

/** Whole or not at all, and on the disk before anything is encrypted with it. */
function writeDurably(file: string, text: string): void {
  const fresh = openSync(`${file}.new`, 'w', 0o600);
  writeSync(fresh, text);
  fsyncSync(fresh);
  closeSync(fresh);
  renameSync(`${file}.new`, file);
}
