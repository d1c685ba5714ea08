import { createPool, dataSourceOptions, whileSchemaIsLocked } from '@bujiao/platform';
import { testDatabase } from '@bujiao/testing';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { AFTER_SALES_SCHEMA } from '../database/after-sales-schema.js';

export interface AfterSalesDatabase {
  readonly source: DataSource;
  /** A pool of its own, as another instance of the service has it. */
  pool(): Pool;
  close(): Promise<void>;
}

/** A fresh database with after-sales's schema, migrated as in production. */
export async function afterSalesDatabase(): Promise<AfterSalesDatabase> {
  const database = await testDatabase();
  const { url } = database;
  const source = await whileSchemaIsLocked(url, 'after_sales', () =>
    new DataSource(dataSourceOptions(AFTER_SALES_SCHEMA, url)).initialize(),
  );
  await source.runMigrations();
  const pools: Pool[] = [];
  return {
    source,
    pool: () => {
      const pool = createPool({ url, name: 'after-sales test', max: 4, schema: 'after_sales' });
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
