import { createPool, dataSourceOptions, whileSchemaIsLocked } from '@bujiao/platform';
import { testDatabase } from '@bujiao/testing';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { CreateFulfillment1763900000000 } from '../database/create-fulfillment.migration.js';
import { RebuildManualWork1764300000000 } from '../database/rebuild-manual-work.migration.js';
import { CardBatchEntity } from '../card-stock/card-batch.entity.js';
import { CardSecretEntity } from '../card-stock/card-secret.entity.js';
import { ManualWorkEntity } from '../manual-work/manual-work.entity.js';

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
  const options = {
    schema: 'fulfillment',
    entities: [CardSecretEntity, CardBatchEntity, ManualWorkEntity],
    migrations: [CreateFulfillment1763900000000, RebuildManualWork1764300000000],
  };
  const source = await whileSchemaIsLocked(url, 'fulfillment', () =>
    new DataSource(dataSourceOptions(options, url)).initialize(),
  );
  await source.runMigrations();
  const pools: Pool[] = [];
  return {
    source,
    pool: () => {
      const pool = createPool({ url, name: 'fulfillment test', max: 4, schema: 'fulfillment' });
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
