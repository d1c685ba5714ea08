import { createPool, dataSourceOptions, whileSchemaIsLocked } from '@bujiao/platform';
import { testDatabase } from '@bujiao/testing';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { INTAKE_SCHEMA } from '../database/intake-schema.js';

export interface IntakeDatabase {
  readonly url: string;
  readonly source: DataSource;
  /** A pool of its own, as another instance of the service has it. */
  pool(): Pool;
  close(): Promise<void>;
}

/** A fresh database with intake's schema, migrated as in production. */
export async function intakeDatabase(): Promise<IntakeDatabase> {
  const database = await testDatabase();
  const { url } = database;
  const source = await whileSchemaIsLocked(url, 'intake', () =>
    new DataSource(dataSourceOptions(INTAKE_SCHEMA, url)).initialize(),
  );
  await source.runMigrations();
  const pools: Pool[] = [];
  return {
    url,
    source,
    pool: () => {
      const { schema, poolSettings: settings } = INTAKE_SCHEMA;
      const pool = createPool({ url, name: 'intake test', max: 4, schema, settings });
      pools.push(pool);
      return pool;
    },
    close: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await source.destroy();
      await database.drop();
    },
  };
}
