import { createPool, dataSourceOptions, whileSchemaIsLocked } from '@bujiao/platform';
import { testDatabase } from '@bujiao/testing';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { VERIFICATION_SCHEMA } from '../database/verification-schema.js';

export interface VerificationDatabase {
  /** As the service has it. */
  readonly pool: Pool;
  readonly url: string;
  close(): Promise<void>;
}

/** A fresh database with verification's schema, migrated as in production. */
export async function verificationDatabase(): Promise<VerificationDatabase> {
  const database = await testDatabase();
  const { url } = database;
  const source = await whileSchemaIsLocked(url, 'verification', () =>
    new DataSource(dataSourceOptions(VERIFICATION_SCHEMA, url)).initialize(),
  );
  await source.runMigrations();
  const { schema, poolSettings } = VERIFICATION_SCHEMA;
  const pool = createPool({ url, name: 'verification test', max: 4, schema, settings: poolSettings });
  return {
    pool,
    url,
    close: async () => {
      await pool.end();
      await source.destroy();
      await database.drop();
    },
  };
}
