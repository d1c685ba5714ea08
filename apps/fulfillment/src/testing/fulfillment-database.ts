import { createPool, dataSourceOptions, whileSchemaIsLocked } from '@bujiao/platform';
import { testDatabase } from '@bujiao/testing';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { FULFILLMENT_SCHEMA } from '../database/fulfillment-schema.js';

export interface FulfillmentDatabase {
  readonly source: DataSource;
  /** A pool of its own, as another instance of the service has it. */
  pool(): Pool;
  close(): Promise<void>;
}

/** A fresh database with fulfillment's schema, migrated as in production. */
export async function fulfillmentDatabase(): Promise<FulfillmentDatabase> {
  const database = await testDatabase();
  const { url } = database;
  const source = await whileSchemaIsLocked(url, 'fulfillment', () =>
    new DataSource(dataSourceOptions(FULFILLMENT_SCHEMA, url)).initialize(),
  );
  await source.runMigrations();
  const pools: Pool[] = [];
  return {
    source,
    pool: () => {
      const { schema, poolSettings: settings } = FULFILLMENT_SCHEMA;
      const pool = createPool({ url, name: 'fulfillment test', max: 4, schema, settings });
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
